import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from './cdp.ts';

/** Electron's permission → the names Chromium decides by. */
const PERMISSIONS: Record<string, Protocol.Browser.PermissionDescriptor[]> = {
  notifications: [{ name: 'notifications' }],
  geolocation: [{ name: 'geolocation' }],
  media: [{ name: 'camera' }, { name: 'microphone' }],
  midi: [{ name: 'midi' }],
  midiSysex: [{ name: 'midi', sysex: true }],
  'clipboard-read': [{ name: 'clipboard-read' }],
  'clipboard-sanitized-write': [{ name: 'clipboard-write' }],
  'local-network-access': [{ name: 'local-network-access' }],
  'local-network': [{ name: 'local-network' }],
  'loopback-network': [{ name: 'loopback-network' }],
  'local-fonts': [{ name: 'local-fonts' }],
  'display-capture': [{ name: 'display-capture' }],
  'idle-detection': [{ name: 'idle-detection' }],
  'storage-access': [{ name: 'storage-access' }],
  'top-level-storage-access': [{ name: 'top-level-storage-access' }],
  'window-management': [{ name: 'window-management' }],
  'speaker-selection': [{ name: 'speaker-selection' }],
  keyboardLock: [{ name: 'keyboard-lock' }],
  pointerLock: [{ name: 'pointer-lock' }],
};

export type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
export type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

/** Where a permission is settled. */
export interface PermissionPlace {
  browser: CdpSession;
  context: { browserContextId?: string };
  /** In Chromium's spelling. */
  origin: string;
  /** As the main process sees it. */
  shown: string;
}

/**
 * Chromium's DevTools have no event for a permission a page asks for, so the handlers are asked before an
 * origin's document is requested, and Chromium decides by their answers. Without a handler all is allowed,
 * as in Electron.
 */
export class Permissions {
  #request: RequestHandler = null;
  #check: CheckHandler = null;
  readonly #prepared = new Set<string>();

  setRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
    this.#prepared.clear();
  }

  setCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
    this.#prepared.clear();
  }

  /** Another browser context has taken the place of the one that was told. */
  reset(): void {
    this.#prepared.clear();
  }

  /** Settles every permission of an origin in one browser context. */
  async prepare(place: PermissionPlace): Promise<void> {
    if (this.#prepared.has(place.origin)) return;
    this.#prepared.add(place.origin);
    await Promise.all(Object.keys(PERMISSIONS).map((name) => this.#settle(name, place)));
  }

  async #settle(name: string, { browser, context, origin, shown }: PermissionPlace): Promise<void> {
    const setting = (await this.#isAllowed(name, shown)) ? 'granted' : 'denied';
    for (const permission of PERMISSIONS[name] ?? []) {
      // Not every platform knows every permission; what Chromium does not know, a page cannot get.
      await browser
        .send('Browser.setPermission', { permission, setting, origin, ...context })
        .catch(() => {});
    }
  }

  async #isAllowed(name: string, origin: string): Promise<boolean> {
    const permission = name as never;
    const details = { requestingUrl: origin, isMainFrame: true };
    if (this.#check && !this.#check(null, permission, origin, details)) return false;
    const request = this.#request;
    if (!request) return true;
    return new Promise((resolve) => request(null as never, permission, resolve, details as never));
  }
}
