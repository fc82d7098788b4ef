import type { CdpSession } from './cdp.ts';
import type { Kernel } from './kernel.ts';
import { Permissions } from './permissions.ts';
import type { ContextProxy } from './proxy.ts';
import { UnimplementedError } from './unimplemented.ts';

/** What stands behind a session: one of Chromium's browser contexts, made when it is first needed. */
export class BrowserContext {
  readonly permissions = new Permissions();
  readonly #kernel: Kernel;
  readonly #isDefault: boolean;
  readonly #pages = new Set<CdpSession>();
  /** Origins whose documents were requested: the only ones that can have stored anything. */
  readonly #origins = new Set<string>();
  #id: Promise<string | undefined> | undefined;
  #proxy: ContextProxy = {};

  constructor(kernel: Kernel, isDefault: boolean) {
    this.#kernel = kernel;
    this.#isDefault = isDefault;
  }

  get browser(): CdpSession {
    return this.#kernel.requireReady('session').browser;
  }

  /** Chromium's id of the context; undefined = its default one. */
  id(): Promise<string | undefined> {
    this.#id ??= this.#isDefault ? Promise.resolve(undefined) : this.#create();
    return this.#id;
  }

  /** The context as commands of the browser name it. */
  async params(): Promise<{ browserContextId?: string }> {
    const browserContextId = await this.id();
    return browserContextId ? { browserContextId } : {};
  }

  /** Called before a document of `url` (Chromium's spelling) is requested. */
  async preparePermissions(url: string): Promise<void> {
    const { origin } = new URL(url);
    this.#origins.add(origin);
    const shown = this.#kernel.schemes.toApp(`${origin}/`);
    await this.permissions.prepare({ browser: this.browser, context: await this.params(), origin, shown });
  }

  /** A page of the context has opened; answers what to call when it closes. */
  addPage(page: CdpSession): () => void {
    this.#pages.add(page);
    return () => this.#pages.delete(page);
  }

  /** Clears cookies and everything else that pages of the context stored. */
  async clearStorage(): Promise<void> {
    await this.browser.send('Storage.clearCookies', await this.params());
    await this.#withPage(async (page) => {
      for (const origin of this.#origins) {
        await page.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      }
    });
  }

  async clearCache(): Promise<void> {
    await this.#withPage((page) => page.send('Network.clearBrowserCache'));
  }

  /**
   * Chromium sets the way out of a context when it makes it, so another one takes its place; what its
   * pages stored goes with it. The default context keeps what the browser started with.
   */
  async setProxy(proxy: ContextProxy): Promise<void> {
    const isSame = JSON.stringify(proxy) === JSON.stringify(this.#proxy);
    this.#proxy = proxy;
    if (isSame || this.#isDefault || !this.#id) return;
    if (this.#pages.size > 0) throw new UnimplementedError('session.setProxy while pages are open');
    const browserContextId = await this.#id;
    this.#id = undefined;
    this.permissions.reset();
    if (browserContextId) await this.browser.send('Target.disposeBrowserContext', { browserContextId });
  }

  async #create(): Promise<string> {
    const answer = await this.browser.send('Target.createBrowserContext', {
      disposeOnDetach: true,
      ...this.#proxy,
    });
    return answer.browserContextId;
  }

  /** Some of Chromium's commands exist in pages only: an empty one serves when none is open. */
  async #withPage(action: (page: CdpSession) => Promise<unknown>): Promise<void> {
    const [open] = this.#pages;
    if (open) {
      await action(open);
      return;
    }
    const { browser } = this;
    const context = await this.params();
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', ...context });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    await action(browser.child(sessionId));
    await browser.send('Target.closeTarget', { targetId });
  }
}
