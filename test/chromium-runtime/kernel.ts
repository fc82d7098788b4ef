import type { EventEmitter } from 'node:events';
import type { Chromium } from './chromium.ts';
import { Recorder } from './recorder.ts';
import { RequestGate } from './request-gate.ts';
import { SchemeMap } from './scheme-map.ts';

export interface RuntimeOptions {
  /** The app's folder: `package.json` is read there. Absolute. */
  appPath: string;
  /** Pages without a window on a screen. */
  isHeadless: boolean;
  /** `app.getPath('userData')` until the app sets it; below the configuration folder if absent. */
  userData?: string;
  /** Folder of Chromium's profile, kept from run to run; a fresh one each time if absent. */
  profile?: string;
  /** What the system prefers as long as `nativeTheme.themeSource` is `system`. */
  colorScheme?: 'light' | 'dark';
  /** Ends the process; `process.exit` if absent. */
  exit?: (code: number) => void;
}

/** A page as far as the events of the whole browser concern it. */
export interface KernelPage {
  readonly contents: object;
  /** Chromium closed it: a person did, or it crashed. */
  vanish(): unknown;
  setColorScheme(scheme: 'light' | 'dark' | undefined): void;
}

/** What the parts of one runtime share. */
export class Kernel {
  readonly options: RuntimeOptions;
  readonly schemes = new SchemeMap();
  readonly record = new Recorder();
  readonly gate = new RequestGate();
  /** `app`, where the other modules only need to emit on it. */
  app!: EventEmitter;
  isReady = false;
  /** Set while the app is ready. */
  chromium: Chromium | undefined;
  /** Open pages by Chromium's target id. */
  readonly pages = new Map<string, KernelPage>();
  /** What pages are told to prefer; undefined = what the system prefers. */
  colorScheme: 'light' | 'dark' | undefined;
  #lastId = 0;

  constructor(options: RuntimeOptions) {
    this.options = options;
    this.colorScheme = options.colorScheme;
  }

  /** Chromium; throws what Electron throws before `ready`. */
  requireReady(what: string): Chromium {
    if (!this.chromium) throw new Error(`Cannot create ${what} before app is ready`);
    return this.chromium;
  }

  /** A number unique in this runtime, as Electron numbers windows, frames and requests. */
  nextId(): number {
    return ++this.#lastId;
  }
}
