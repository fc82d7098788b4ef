import { EventEmitter } from 'node:events';
import type { CdpSession } from './cdp.ts';
import type { Kernel } from './kernel.ts';
import { type CheckHandler, Permissions, type RequestHandler } from './permissions.ts';
import { Protocol } from './protocol.ts';
import { type FetchInit, fetchInSession } from './session-fetch.ts';
import { guardInstances, guardModule, UnimplementedError } from './unimplemented.ts';
import { WebRequest } from './web-request.ts';

type Member =
  | 'clearCache'
  | 'clearAuthCache'
  | 'clearStorageData'
  | 'isPersistent'
  | 'fetch'
  | 'setDevicePermissionHandler';

/** A session: an own browser context, except the default one. Partitions live in memory only. */
export class Session extends EventEmitter implements Pick<Electron.Session, Member> {
  readonly protocol: Protocol;
  readonly webRequest = new WebRequest();
  readonly #kernel: Kernel;
  readonly #isDefault: boolean;
  readonly #permissions = new Permissions();
  #context: Promise<string | undefined> | undefined;

  constructor(kernel: Kernel, isDefault: boolean) {
    super();
    this.#kernel = kernel;
    this.#isDefault = isDefault;
    this.protocol = new Protocol(kernel);
  }

  /** Cookies as far as the app needs them: nothing is on disk, so there is nothing to flush. */
  get cookies() {
    const get = async (filter: Electron.CookiesGetFilter = {}) => {
      const { cookies } = await this.#browser.send('Storage.getCookies', await this.#contextParams());
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

  isPersistent(): boolean {
    return this.#isDefault;
  }

  fetch(input: string | Request, init?: FetchInit): Promise<Response> {
    return fetchInSession(
      { kernel: this.#kernel, protocol: this.protocol, webRequest: this.webRequest },
      input,
      init,
    );
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#permissions.request = handler;
    this.#permissions.reset();
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#permissions.check = handler;
    this.#permissions.reset();
  }

  /** Chromium offers no device to a page that nobody chose one for: what a handler could deny is denied already. */
  setDevicePermissionHandler(): void {}

  /** Clears cookies and everything else the session's origins stored. */
  async clearStorageData(options?: Electron.ClearStorageDataOptions): Promise<void> {
    if (options) throw new UnimplementedError('session.clearStorageData with options');
    const context = await this.#contextParams();
    await this.#browser.send('Storage.clearCookies', context);
    for (const origin of this.#origins) {
      for (const clear of this.#clearers) await clear(origin);
    }
  }

  async clearCache(): Promise<void> {
    for (const clear of this.#cacheClearers) await clear();
  }

  async clearAuthCache(): Promise<void> {}

  /** Runtime: what only the runtime may ask of a session. */
  static internals(session: Session): SessionInternals {
    return {
      contextId: () => session.#contextId(),
      preparePermissions: async (url) => {
        const origin = new URL(url).origin;
        session.#origins.add(origin);
        const contextId = await session.#contextId();
        const shown = session.#kernel.schemes.toApp(`${origin}/`);
        await session.#permissions.prepare(session.#browser, contextId, origin, shown);
      },
      addPage: (page) => {
        const clearStorage = (origin: string) =>
          page.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
        const clearCache = () => page.send('Network.clearBrowserCache');
        session.#clearers.add(clearStorage);
        session.#cacheClearers.add(clearCache);
        return () => {
          session.#clearers.delete(clearStorage);
          session.#cacheClearers.delete(clearCache);
        };
      },
    };
  }

  readonly #origins = new Set<string>();
  readonly #clearers = new Set<(origin: string) => Promise<unknown>>();
  readonly #cacheClearers = new Set<() => Promise<unknown>>();

  get #browser(): CdpSession {
    return this.#kernel.requireReady('session').browser;
  }

  async #contextParams(): Promise<{ browserContextId?: string }> {
    const browserContextId = await this.#contextId();
    return browserContextId ? { browserContextId } : {};
  }

  #contextId(): Promise<string | undefined> {
    this.#context ??= this.#isDefault ? Promise.resolve(undefined) : this.#createContext();
    return this.#context;
  }

  async #createContext(): Promise<string> {
    const { browserContextId } = await this.#browser.send('Target.createBrowserContext', {
      disposeOnDetach: true,
    });
    return browserContextId;
  }
}

guardInstances('Session', Session);

export interface SessionInternals {
  /** Id of the browser context; undefined = Chromium's default one. */
  contextId(): Promise<string | undefined>;
  preparePermissions(url: string): Promise<void>;
  /** A page of the session has opened; answers what to call when it closes. */
  addPage(page: CdpSession): () => void;
}

/** `electron.session`: the default session and the in-memory partitions by name. */
export class Sessions {
  readonly defaultSession: Session;
  readonly #kernel: Kernel;
  readonly #partitions = new Map<string, Session>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.defaultSession = new Session(kernel, true);
  }

  fromPartition(partition: string): Session {
    if (partition === '') return this.defaultSession;
    if (partition.startsWith('persist:'))
      throw new UnimplementedError(`session.fromPartition('${partition}')`);
    const known = this.#partitions.get(partition) ?? new Session(this.#kernel, false);
    this.#partitions.set(partition, known);
    return known;
  }
}

guardInstances('session', Sessions);
