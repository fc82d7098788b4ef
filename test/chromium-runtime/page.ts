import type { CdpSession } from './cdp.ts';
import { emitEvent } from './events.ts';
import { FrameTree } from './frame-tree.ts';
import { Interception } from './interception.ts';
import { IpcLink } from './ipc-link.ts';
import type { IpcMain } from './ipc-main.ts';
import type { Kernel } from './kernel.ts';
import { Navigation } from './navigation.ts';
import { createPageTarget, type PageTarget, setColorScheme } from './page-target.ts';
import { createWorldNames } from './preload-world.ts';
import { Session } from './session.ts';
import { WebContents } from './web-contents.ts';

export interface PageOptions {
  kernel: Kernel;
  ipcMain: IpcMain;
  session: Session;
  preload: string | undefined;
  width: number;
  height: number;
}

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** What stands behind a WebContents: the page in Chromium and everything that watches it. */
export class Page {
  readonly contents: WebContents;
  readonly frames: FrameTree;
  readonly #navigation: Navigation;
  readonly #options: PageOptions;
  readonly #names = createWorldNames();
  readonly #target: Promise<PageTarget>;
  #link: IpcLink | undefined;
  #removeFromSession: () => void = () => {};
  windowOpenHandler: WindowOpenHandler | undefined;
  /** The window around the page decides whether it may close. */
  requestClose: () => void = () => {};
  /** Chromium closed the page unasked. */
  onVanished: () => void = () => {};
  title = '';
  isDestroyed = false;

  constructor(options: PageOptions) {
    const { kernel, session } = options;
    this.#options = options;
    this.contents = new WebContents(this, session, kernel.nextId());
    this.frames = new FrameTree(kernel, (channel, args) => this.send(channel, args));
    this.#navigation = new Navigation(this.contents, this.frames, kernel.schemes);
    this.#target = this.#open();
    this.#target.catch((error: unknown) => this.#die(error));
  }

  get isLoading(): boolean {
    return this.#navigation.isLoading;
  }

  send(channel: string, args: unknown[]): void {
    this.#link?.send(channel, args);
  }

  load(url: string): void {
    const target = this.#options.kernel.schemes.toChromium(url);
    void this.with(async ({ session }) => {
      this.#navigation.expect(target);
      await session.send('Page.navigate', { url: target });
    });
  }

  reload(): void {
    void this.with(async ({ session }) => {
      this.#navigation.expect(this.#options.kernel.schemes.toChromium(this.frames.main.url));
      await session.send('Page.reload');
    });
  }

  async evaluate(expression: string): Promise<unknown> {
    const { session } = await this.#target;
    const answer = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value;
  }

  /** Closes the page in Chromium and tells that the WebContents is gone. */
  async destroy(): Promise<void> {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.#removeFromSession();
    const browser = this.#options.kernel.chromium?.browser;
    const target = await this.#target.catch(() => undefined);
    if (target) this.#options.kernel.pages.delete(target.targetId);
    if (target) await browser?.send('Target.closeTarget', { targetId: target.targetId }).catch(() => {});
    this.contents.emit('destroyed');
  }

  /** Runs something on the page as soon as there is one; nothing happens once it is gone. */
  async with(action: (target: PageTarget) => Promise<unknown>): Promise<void> {
    try {
      const target = await this.#target;
      if (!this.isDestroyed) await action(target);
    } catch (error) {
      if (!this.isDestroyed) process.stderr.write(`Chromium runtime: ${String(error)}\n`);
    }
  }

  async #open(): Promise<PageTarget> {
    const { kernel, session, preload, width, height } = this.#options;
    const { browser } = kernel.requireReady('BrowserWindow');
    const target = await createPageTarget({
      browser,
      browserContextId: await Session.internals(session).contextId(),
      width,
      height,
      isHeadless: kernel.options.isHeadless,
      preload,
      names: this.#names,
      colorScheme: kernel.colorScheme,
      watch: (child, kind) => this.#watch(child, kind),
    });
    this.frames.bindMain(target.targetId);
    kernel.pages.set(target.targetId, {
      contents: this.contents,
      setTitle: (title) => this.#setTitle(title),
      vanish: () => this.#vanish(),
      setColorScheme: (scheme) => void this.with(() => setColorScheme(target.session, scheme)),
    });
    this.#removeFromSession = Session.internals(session).addPage(target.session);
    return target;
  }

  async #watch(session: CdpSession, kind: 'page' | 'frame' | 'worker'): Promise<void> {
    const { kernel, ipcMain, session: electronSession } = this.#options;
    const { frames, contents } = this;
    if (kind !== 'worker') {
      frames.watch(session);
      this.#navigation.watch(session);
      session.on('Page.windowOpen', (event) => this.#handleWindowOpen(event));
    }
    if (kind === 'page')
      this.#watchMain(
        session,
        new IpcLink({ ipcMain, sender: contents, frames, names: this.#names }, session),
      );
    const internals = Session.internals(electronSession);
    const { protocol, webRequest } = electronSession;
    const owner = { kernel, webContents: contents, frames, navigation: this.#navigation };
    await new Interception({
      ...owner,
      session: { protocol, webRequest, preparePermissions: internals.preparePermissions },
    }).watch(session);
  }

  #watchMain(session: CdpSession, link: IpcLink): void {
    this.#link = link;
    this.#navigation.watchMain(session);
    session.on('Inspector.targetCrashed', () => {
      emitEvent(this.contents, 'render-process-gone', { reason: 'crashed', exitCode: 1 });
    });
  }

  #handleWindowOpen({
    url,
    windowName,
    windowFeatures,
  }: {
    url: string;
    windowName: string;
    windowFeatures: string[];
  }): void {
    const details = {
      url: this.#options.kernel.schemes.toApp(url),
      frameName: windowName,
      features: windowFeatures.join(','),
      disposition: 'foreground-tab' as const,
      referrer: { url: this.frames.main.url, policy: 'default' as const },
    };
    const answer = this.windowOpenHandler?.(details) ?? { action: 'allow' };
    if (answer.action !== 'deny') {
      process.stderr.write('Chromium runtime: a window opened by a page is not implemented; it was denied\n');
    }
  }

  #vanish(): void {
    if (!this.isDestroyed) this.onVanished();
  }

  #setTitle(title: string): void {
    if (this.title === title || title === 'about:blank') return;
    this.title = title;
    emitEvent(this.contents, 'page-title-updated', title, true);
  }

  #die(error: unknown): void {
    if (!this.isDestroyed) process.stderr.write(`Chromium runtime: no page: ${String(error)}\n`);
  }
}
