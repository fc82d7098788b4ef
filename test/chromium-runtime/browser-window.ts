import type { BrowserWindowConstructorOptions } from 'electron';
import { emitEvent } from './events.ts';
import { HeadedSurface } from './headed/headed-surface.ts';
import { HeadlessSurface } from './headless-surface.ts';
import type { IpcMain } from './ipc-main.ts';
import type { Kernel } from './kernel.ts';
import { Page } from './page.ts';
import type { Session, Sessions } from './session.ts';
import type { Surface } from './surface.ts';
import { guardStatics } from './unimplemented.ts';
import type { WebContents } from './web-contents.ts';
import { readWebPreferences } from './web-preferences.ts';
import { WindowBase } from './window-base.ts';
import type { Windows } from './windows.ts';

/** What every window is built from. */
export interface WindowParts {
  kernel: Kernel;
  ipcMain: IpcMain;
  sessions: Sessions;
  windows: Windows<PageWindow>;
}

/** A window with its page. */
export class PageWindow
  extends WindowBase
  implements Pick<Electron.BrowserWindow, 'loadURL' | 'reload' | 'close' | 'destroy'>
{
  readonly #parts: WindowParts;
  readonly #page: Page;
  #isClosing = false;
  protected override readonly surface: Surface;

  constructor(parts: WindowParts, options: BrowserWindowConstructorOptions) {
    const { kernel, ipcMain, sessions, windows } = parts;
    kernel.requireReady('BrowserWindow');
    super(windows, kernel.nextId(), options);
    this.#parts = parts;
    const { session, preload } = readWebPreferences(options.webPreferences ?? {}, sessions);
    this.#page = new Page({ kernel, ipcMain, session, preload, surface: () => this.surface });
    this.surface = this.#createSurface(session);
    this.#page.requestClose = () => this.close();
    this.#page.onVanished = () => this.#handleVanished();
    this.#forwardPageEvents();
    windows.add(this);
    emitEvent(kernel.app, 'web-contents-created', this.webContents);
    emitEvent(kernel.app, 'browser-window-created', this);
    if (this.state.isVisible) windows.focus(this.id);
  }

  get webContents(): WebContents {
    return this.state && this.#page.contents;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  /** Closes the window unless a `close` listener prevents it. */
  close(): void {
    if (this.isDestroyed()) return;
    if (emitEvent(this, 'close')) {
      this.#parts.windows.onCloseCancelled();
      return;
    }
    this.#isClosing = true;
    void this.#page.destroy().then(() => this.#finish());
  }

  /** Closes the window without asking anybody. */
  destroy(): void {
    if (this.isDestroyed()) return;
    this.#isClosing = true;
    void this.#page.destroy();
    this.#finish();
  }

  #createSurface(session: Session): Surface {
    const { kernel } = this.#parts;
    const [page, state] = [this.#page, this.state];
    if (kernel.options.isHeadless) return new HeadlessSurface(page, session, state);
    return new HeadedSurface(kernel, { page, session, state });
  }

  /** A person closed the window: Chromium has done so before anybody could be asked. */
  #handleVanished(): void {
    void this.#page.park();
    this.close();
    if (!this.#isClosing && this.#page.isParked) this.surface.revive();
  }

  #finish(): void {
    if (this.isDestroyed()) return;
    this.markGone();
    this.#parts.windows.remove(this);
    this.emit('closed');
    this.#parts.windows.checkAllClosed();
  }

  #forwardPageEvents(): void {
    const { contents } = this.#page;
    contents.on('ready-to-show', () => this.isDestroyed() || this.emit('ready-to-show'));
    contents.on('page-title-updated', (_event: unknown, title: string, isExplicit: boolean) => {
      if (this.isDestroyed() || emitEvent(this, 'page-title-updated', title, isExplicit)) return;
      this.setTitle(title);
    });
  }
}

/** The `BrowserWindow` class of one runtime. */
export function createBrowserWindowClass(parts: WindowParts) {
  const { windows } = parts;
  class BrowserWindow extends PageWindow {
    constructor(options: BrowserWindowConstructorOptions = {}) {
      super(parts, options);
    }

    static getAllWindows(): PageWindow[] {
      return windows.all;
    }

    static getFocusedWindow(): PageWindow | null {
      return windows.focused;
    }

    static fromId(id: number): PageWindow | null {
      return windows.byId(id);
    }

    static fromWebContents(contents: WebContents): PageWindow | null {
      return windows.all.find((window) => window.webContents === contents) ?? null;
    }
  }
  return guardStatics('BrowserWindow', BrowserWindow);
}
