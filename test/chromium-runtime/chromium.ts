import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { CdpConnection, type CdpSession } from './cdp.ts';
import { closeProfile, openProfile } from './profile.ts';

/** Parts of a browser that an app's window lacks; the last three are pages of their own in every window. */
const SUPERFLUOUS = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'AutofillServerCommunication',
  'GlobalMediaControls',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/**
 * `--block-new-web-contents`: the renderer can open no window; `window.open` answers null.
 * `--keep-alive-for-test`: an app in the tray has no window, and Chromium must stay.
 */
const FLAGS = [
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
  '--block-new-web-contents',
  '--keep-alive-for-test',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-search-engine-choice-screen',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  `--disable-features=${SUPERFLUOUS.join()}`,
  '--password-store=basic',
  '--use-mock-keychain',
];

/** More flags where nobody looks: no GPU, no sound, no motion, no window on a screen. */
const HEADLESS = [
  '--headless=new',
  '--no-startup-window',
  '--disable-gpu',
  '--mute-audio',
  '--force-prefers-reduced-motion',
];

/** What a person sees first; the desktop panel takes the window over. It also lets Chromium keep hidden pages. */
export const START_TITLE = 'Starting';
const START_WINDOW = [
  `--app=data:text/html,<title>${START_TITLE}</title>`,
  '--window-size=360,460',
  '--window-position=40,40',
];

const PORT_TIMEOUT_MS = 15_000;
const PORT_POLL_MS = 10;

export interface ChromiumOptions {
  isHeadless: boolean;
  /** Path of the binary; the installed one if absent. */
  binary?: string;
  /** Folder of a profile that is kept; a fresh one for this process if absent. */
  profile?: string;
  /** Switches the app appended: `name` or `name=value`, without dashes. */
  switches: readonly string[];
}

/** A Chromium process of our own, gone when this process is. */
export interface Chromium {
  readonly browser: CdpSession;
  readonly process: ChildProcess;
  readonly binary: string;
  readonly profile: string;
  /** Product and version, e.g. `Chrome/156.0.8078.79`. */
  readonly product: string;
  /** From the moment it is told to close: nothing may be opened any more. */
  readonly isClosing: boolean;
  /** Resolves when the process has ended. */
  readonly exited: Promise<void>;
  /** Port that further DevTools clients can connect to on 127.0.0.1. */
  debuggingPort(): Promise<number>;
  close(): Promise<void>;
}

/** Starts Chromium. Throws when there is none or it does not start. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const binary = options.binary ?? findChromium();
  if (!binary) throw new Error('No Chromium, Chrome or Edge found: install one or set CONNECTOR_CHROMIUM');
  const kept = openProfile(options.profile);
  const profile = kept.path;
  const child = spawn(binary, [...chromiumFlags(options), `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const connection = new CdpConnection(child.stdio[4] as Readable, child.stdio[3] as Writable);
  const removeNow = () => {
    child.kill('SIGKILL');
    closeProfile(kept);
  };
  process.once('exit', removeNow);
  const { product } = await connection.root.send('Browser.getVersion').catch((cause: unknown) => {
    removeNow();
    throw new Error(`${binary} did not start`, { cause });
  });
  let isClosing = false;
  const close = async () => {
    isClosing = true;
    await connection.root.send('Browser.close').catch(() => {});
    await exited;
    process.off('exit', removeNow);
    closeProfile(kept);
  };
  return {
    browser: connection.root,
    process: child,
    binary,
    profile,
    product,
    get isClosing() {
      return isClosing;
    },
    exited,
    debuggingPort: () => readPort(profile),
    close,
  };
}

function chromiumFlags(options: ChromiumOptions): string[] {
  const flags = [...FLAGS, ...options.switches.map((name) => `--${name}`)];
  flags.push(...(options.isHeadless ? HEADLESS : START_WINDOW));
  // Chromium refuses to run as root with its sandbox, and as a test does not warn about it in every window.
  if (process.getuid?.() === 0) flags.push('--no-sandbox', '--test-type');
  return flags;
}

/** On a busy computer Chromium answers on its pipe before it has written this file. */
async function readPort(profile: string): Promise<number> {
  const deadline = performance.now() + PORT_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const port = Number(text.split('\n')[0]);
    if (port > 0) return port;
    await setTimeout(PORT_POLL_MS);
  }
  throw new Error('Chromium did not say which port it listens on');
}
