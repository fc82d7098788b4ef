import { EventEmitter } from 'node:events';
import { BrowserContext } from './browser-context.ts';
import type { Kernel } from './kernel.ts';
import type { CheckHandler, RequestHandler } from './permissions.ts';
import { Protocol } from './protocol.ts';
import { proxyOf, wayOf } from './proxy.ts';
import { type FetchInit, fetchInSession } from './session-fetch.ts';
import { guardInstances, guardModule, UnimplementedError } from './unimplemented.ts';
import { WebRequest } from './web-request.ts';

type Member =
  | 'clearCache'
  | 'clearAuthCache'
  | 'clearStorageData'
  | 'isPersistent'
  | 'fetch'
  | 'resolveProxy'
  | 'setProxy'
  | 'closeAllConnections'
  | 'setDevicePermissionHandler';

/** A session: an own browser context, except the default one. Partitions live in memory only. */
export class Session extends EventEmitter implements Pick<Electron.Session, Member> {
  readonly protocol: Protocol;
  readonly webRequest = new WebRequest();
  readonly #kernel: Kernel;
  readonly #isDefault: boolean;
  readonly #context: BrowserContext;
  #proxy: Electron.ProxyConfig = { mode: 'system' };

  constructor(kernel: Kernel, isDefault: boolean) {
    super();
    this.#kernel = kernel;
    this.#isDefault = isDefault;
    this.#context = new BrowserContext(kernel, isDefault);
    this.protocol = new Protocol(kernel);
  }

  /** Cookies as far as the app needs them: nothing is on disk, so there is nothing to flush. */
  get cookies() {
    const get = async (filter: Electron.CookiesGetFilter = {}) => {
      const { cookies } = await this.#context.browser.send(
        'Storage.getCookies',
        await this.#context.params(),
      );
      const matches = cookies.filter(({ name }) => filter.name === undefined || filter.name === name);
      return matches.map(({ name, value, domain, path, secure, httpOnly }) => ({
        name,
        value,
        domain,
        path,
        secure,
        httpOnly,
      }));
    };
    return guardModule('Cookies', { get, flushStore: async () => {} });
  }

  async resolveProxy(url: string): Promise<string> {
    return wayOf(this.#proxy, url);
  }

  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    const settings = proxyOf(config);
    this.#proxy = config;
    await this.#context.setProxy(settings);
  }

  /** A browser context that goes another way is a new one, with connections of its own. */
  async closeAllConnections(): Promise<void> {}

  isPersistent(): boolean {
    return this.#isDefault;
  }

  fetch(input: string | Request, init?: FetchInit): Promise<Response> {
    return fetchInSession(
      {
        kernel: this.#kernel,
        protocol: this.protocol,
        webRequest: this.webRequest,
        wayTo: (url) => wayOf(this.#proxy, url),
      },
      input,
      init,
    );
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#context.permissions.setRequestHandler(handler);
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#context.permissions.setCheckHandler(handler);
  }

  /** Chromium offers no device to a page that nobody chose one for: what a handler could deny is denied already. */
  setDevicePermissionHandler(): void {}

  async clearStorageData(options?: Electron.ClearStorageDataOptions): Promise<void> {
    if (options) throw new UnimplementedError('session.clearStorageData with options');
    await this.#context.clearStorage();
  }

  clearCache(): Promise<void> {
    return this.#context.clearCache();
  }

  /** Nothing is asked for HTTP authentication, so nothing is kept. */
  async clearAuthCache(): Promise<void> {}

  /** Runtime: what stands behind a session. */
  static context(session: Session): BrowserContext {
    return session.#context;
  }
}

guardInstances('Session', Session);

/** `electron.session`: the default session and the in-memory partitions by name; after `ready`, as in Electron. */
export class Sessions {
  readonly #kernel: Kernel;
  readonly #partitions = new Map<string, Session>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get defaultSession(): Session {
    return this.#session('');
  }

  fromPartition(partition: string): Session {
    if (partition.startsWith('persist:'))
      throw new UnimplementedError(`session.fromPartition('${partition}')`);
    return this.#session(partition);
  }

  #session(partition: string): Session {
    if (!this.#kernel.chromium) throw new Error('Session can only be received when app is ready');
    const known = this.#partitions.get(partition);
    if (known) return known;
    const session = new Session(this.#kernel, partition === '');
    this.#partitions.set(partition, session);
    this.#kernel.app.emit('session-created', session);
    return session;
  }
}

guardInstances('session', Sessions);
