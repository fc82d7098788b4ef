import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Chromium } from '../chromium.ts';
import type { WindowState } from '../window-options.ts';

type Placement = Pick<WindowState, 'bounds' | 'isPlaced' | 'isMaximized' | 'isMinimized'>;

/** Longest Chromium may take to open a window, in milliseconds. */
const TIMEOUT = 30_000;

/**
 * Opens an app-style window (no tabs, no address bar) with an empty page; answers its target id. DevTools
 * cannot, but a second start of Chromium on the same profile hands `--app` over to the first.
 */
export async function openAppWindow(chromium: Chromium): Promise<string> {
  // Once the first Chromium is on its way out, the second would stay.
  if (chromium.isClosing) throw new Error('Chromium is closing');
  const title = crypto.randomUUID();
  const flags = [`--user-data-dir=${chromium.profile}`, `--app=data:text/html,<title>${title}</title>`];
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  spawn(chromium.binary, [...flags, ...root], { stdio: 'ignore' }).on('error', () => {});
  return (await findWindow(chromium, title)) ?? openPlainWindow(chromium);
}

/**
 * Id of the window with exactly this title, as soon as there is one. A title, because a target has its URL
 * before its document, and that document would replace what comes between.
 */
export async function findWindow({ browser }: Chromium, title: string): Promise<string | undefined> {
  const deadline = performance.now() + TIMEOUT;
  while (performance.now() < deadline) {
    const { targetInfos } = await browser.send('Target.getTargets');
    const found = targetInfos.find((target) => target.type === 'page' && target.title === title);
    if (found) return found.targetId;
    await delay(25);
  }
  return undefined;
}

async function openPlainWindow({ browser }: Chromium): Promise<string> {
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  return targetId;
}

/** Gives a window the bounds and state it should have. Window managers may see it differently. */
export async function placeWindow(chromium: Chromium, targetId: string, state: Placement): Promise<void> {
  const { browser } = chromium;
  const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
  const { x: left, y: top, width, height } = state.bounds;
  const bounds = state.isPlaced ? { left, top, width, height } : { width, height };
  // Chromium changes either the state or the bounds, and bounds only of a normal window.
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
  await browser.send('Browser.setWindowBounds', { windowId, bounds });
  const windowState = state.isMinimized ? 'minimized' : state.isMaximized ? 'maximized' : undefined;
  if (windowState) await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
}
