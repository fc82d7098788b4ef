import { emitEvent } from './events.ts';
import type { IpcMain } from './ipc-main.ts';
import type { Kernel } from './kernel.ts';
import { followLoad, type Load, loadError } from './load.ts';
import { type AttachedTarget, attachPageTarget, setColorScheme } from './page-target.ts';
import { PageWiring } from './page-wiring.ts';
import { Session } from './session.ts';
import type { Surface } from './surface.ts';
import { WebContents } from './web-contents.ts';

export interface PageOptions {
  kernel: Kernel;
  ipcMain: IpcMain;
  session: Session;
  preload: string | undefined;
  /** The window around the page, which is made after it. */
  surface(): Surface;
}

interface PageTarget extends AttachedTarget {
  removeFromContext(): void;
}

/** What stands behind a WebContents: the page in Chromium. */
export class Page {
  readonly contents: WebContents;
  readonly wiring: PageWiring;
  readonly #options: PageOptions;
  /** Undefined while the page is parked. */
  #target: Promise<PageTarget> | undefined;
  /** What the page shows or was last told to load. */
  #url: string | undefined;
  #loads: Promise<unknown> = Promise.resolve();
  #lastLoad: Load | undefined;
  /** The window around the page decides whether it may close. */
  requestClose: () => void = () => {};
  /** Chromium closed the page unasked. */
  onVanished: () => void = () => {};
  isDestroyed = false;

  constructor(options: PageOptions) {
    const { kernel, ipcMain, session } = options;
    this.#options = options;
    this.contents = new WebContents(this, session, kernel.nextId());
    this.wiring = new PageWiring(kernel, ipcMain, this.contents);
    this.wiring.navigation.undo = () => void this.#goBack();
    this.contents.on('did-navigate', (_event: unknown, url: string) => {
      this.#url = url;
    });
    this.#start();
  }

  /** Loads a URL once the loads before it have started; rejects as `loadURL` does. */
  async load(url: string): Promise<void> {
    const sent = this.#loads.then(() => this.#sendLoad(url));
    this.#loads = sent.catch(() => {});
    const { done } = await sent;
    await done;
  }

  reload(): void {
    void this.with(async ({ session }) => {
      this.wiring.navigation.expect(this.#options.kernel.schemes.toChromium(this.wiring.frames.main.url));
      await session.send('Page.reload');
    });
  }

  /** Runs an expression in the page's own world. */
  async evaluate(expression: string): Promise<unknown> {
    const { session } = await this.#present();
    const options = { awaitPromise: true, returnByValue: true };
    const { exceptionDetails, result } = await session.send('Runtime.evaluate', { expression, ...options });
    if (!exceptionDetails) return result.value;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  get isParked(): boolean {
    return this.#target === undefined;
  }

  /** Closes the page in Chromium until it is replaced; what is sent to it meanwhile is lost. */
  async park(): Promise<void> {
    const target = this.#target;
    this.#target = undefined;
    await this.#closeTarget(target);
  }

  /** Moves the page to a new target, where it loads again. */
  async replace(): Promise<void> {
    const before = this.#target;
    this.#start();
    if (this.#url) void this.load(this.#url).catch((error: unknown) => this.#complain(error));
    await this.#closeTarget(before);
  }

  /** Closes the page in Chromium and tells that the WebContents is gone. */
  async destroy(): Promise<void> {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    await this.#closeTarget(this.#target);
    this.contents.emit('destroyed');
  }

  #start(): void {
    this.#target = Promise.resolve().then(() => this.#open());
    this.#target.catch((error: unknown) => this.#complain(error));
  }

  async #closeTarget(opened: Promise<PageTarget> | undefined): Promise<void> {
    const { chromium, pages } = this.#options.kernel;
    const target = await opened?.catch(() => undefined);
    if (!target) return;
    pages.delete(target.targetId);
    target.removeFromContext();
    await chromium?.browser.send('Target.closeTarget', { targetId: target.targetId }).catch(() => {});
  }

  /** Runs something on the page as soon as there is one; nothing happens once it is gone. */
  async with(action: (target: PageTarget) => Promise<unknown>): Promise<void> {
    try {
      const target = await this.#target;
      if (target && !this.isDestroyed) await action(target);
    } catch (error) {
      this.#complain(error);
    }
  }

  /** Sends a load to Chromium and waits until it has started, so that no load is taken for another. */
  async #sendLoad(url: string): Promise<Load> {
    this.#url = url;
    const { session } = await this.#present();
    if (this.isDestroyed) throw loadError({ code: -2, name: 'ERR_FAILED', url });
    const target = this.#options.kernel.schemes.toChromium(url);
    const load = followLoad(this.contents, url);
    this.#lastLoad = load;
    const started = this.wiring.navigation.expect(target);
    const sent = session.send('Page.navigate', { url: target }).then(
      ({ errorText }) => errorText === 'net::ERR_ABORTED' && load.abort(this.#lastLoad !== load),
      () => this.#tellInvalid(url),
    );
    await Promise.race([started, sent]);
    return load;
  }

  async #present(): Promise<PageTarget> {
    const target = await this.#target;
    if (!target) throw new Error('The page has no window');
    return target;
  }

  async #goBack(): Promise<void> {
    await this.with(async ({ session }) => {
      const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
      const entryId = entries[currentIndex - 1]?.id;
      if (entryId !== undefined) await session.send('Page.navigateToHistoryEntry', { entryId });
    });
  }

  #tellInvalid(url: string): void {
    emitEvent(this.contents, 'did-fail-load', -300, 'ERR_INVALID_URL', url, true, -1, -1);
  }

  async #open(): Promise<PageTarget> {
    const { kernel, session, preload } = this.#options;
    const surface = this.#options.surface();
    const context = Session.context(session);
    const target = await attachPageTarget({
      browser: context.browser,
      targetId: await surface.open(),
      size: surface.size,
      preload,
      names: this.wiring.names,
      colorScheme: kernel.colorScheme,
      watch: (child, kind) => this.wiring.watch(child, kind),
    });
    this.wiring.frames.bindMain(target.targetId);
    kernel.pages.set(target.targetId, {
      contents: this.contents,
      vanish: () => this.isDestroyed || this.onVanished(),
      setColorScheme: (scheme) => void this.with(() => setColorScheme(target.session, scheme)),
    });
    return { ...target, removeFromContext: context.addPage(target.session) };
  }

  #complain(error: unknown): void {
    if (!this.isDestroyed) process.stderr.write(`Chromium runtime: ${String(error)}\n`);
  }
}
