import type { Protocol as Cdp } from 'devtools-protocol';
import type { CdpSession } from './cdp.ts';
import { emitEvent } from './events.ts';
import { FrameTree } from './frame-tree.ts';
import { Interception } from './interception.ts';
import { IpcLink } from './ipc-link.ts';
import type { IpcMain } from './ipc-main.ts';
import type { Kernel } from './kernel.ts';
import { Navigation } from './navigation.ts';
import { createWorldNames } from './preload-world.ts';
import type { WebContents } from './web-contents.ts';

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** Connects a WebContents with the sessions of its page: events, IPC, requests, title. */
export class PageWiring {
  readonly frames: FrameTree;
  readonly navigation: Navigation;
  readonly names = createWorldNames();
  readonly #kernel: Kernel;
  readonly #ipcMain: IpcMain;
  readonly #contents: WebContents;
  #link: IpcLink | undefined;
  windowOpenHandler: WindowOpenHandler | undefined;
  title = '';

  constructor(kernel: Kernel, ipcMain: IpcMain, contents: WebContents) {
    this.#kernel = kernel;
    this.#ipcMain = ipcMain;
    this.#contents = contents;
    this.frames = new FrameTree(kernel, (channel, args) => this.send(channel, args));
    this.navigation = new Navigation(contents, this.frames, kernel.schemes);
    const judge = new Interception({ kernel, contents, frames: this.frames, navigation: this.navigation });
    this.frames.onFrame = (frameId) => kernel.gate.assign(frameId, judge);
  }

  /** Sends to the main frame's preload. */
  send(channel: string, args: unknown[]): void {
    this.#link?.send(channel, args);
  }

  /** Listens to one session: the page's own, or that of a frame in another process. */
  watch(session: CdpSession, kind: 'page' | 'frame'): void {
    this.frames.watch(session);
    this.navigation.watch(session);
    session.on('Page.windowOpen', (event) => this.#handleWindowOpen(event));
    if (kind === 'page') this.#watchMain(session);
  }

  #watchMain(session: CdpSession): void {
    const { frames, names } = this;
    this.navigation.watchMain(session);
    this.#link = new IpcLink({ ipcMain: this.#ipcMain, sender: this.#contents, frames, names }, session);
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === names.titleBinding) this.#setTitle(payload);
    });
    session.on('Inspector.targetCrashed', () => {
      emitEvent(this.#contents, 'render-process-gone', { reason: 'crashed', exitCode: 1 });
    });
  }

  #handleWindowOpen({ url, windowName, windowFeatures }: Cdp.Page.WindowOpenEvent): void {
    const details = {
      url: this.#kernel.schemes.toApp(url),
      frameName: windowName,
      features: windowFeatures.join(','),
      disposition: 'foreground-tab' as const,
      referrer: { url: this.frames.main.url, policy: 'default' as const },
    };
    const { action } = this.windowOpenHandler?.(details) ?? { action: 'allow' };
    if (action === 'deny') return;
    process.stderr.write('Chromium runtime: a window opened by a page is not implemented; it was denied\n');
  }

  #setTitle(title: string): void {
    this.title = title;
    emitEvent(this.#contents, 'page-title-updated', title, true);
  }
}
