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

/**
 * Chromium's DevTools have no event for a permission a page asks for, so the handlers are asked before an
 * origin's document is requested, and Chromium decides by their answers. Without a handler all is allowed,
 * as in Electron.
 */
export class Permissions {
  request: RequestHandler = null;
  check: CheckHandler = null;
  readonly #prepared = new Set<string>();

  /** The handlers changed: ask again. */
  reset(): void {
    this.#prepared.clear();
  }

  /** Settles every permission of an origin in one browser context. */
  async prepare(
    browser: CdpSession,
    browserContextId: string | undefined,
    origin: string,
    shown: string,
  ): Promise<void> {
    if (this.#prepared.has(origin)) return;
    this.#prepared.add(origin);
    const settle = async (electronName: string) => {
      const setting = (await this.#isAllowed(electronName, shown)) ? 'granted' : 'denied';
      for (const permission of PERMISSIONS[electronName] ?? []) {
        const context = browserContextId ? { browserContextId } : {};
        // Not every platform knows every permission; what Chromium does not know, a page cannot get.
        await browser
          .send('Browser.setPermission', { permission, setting, origin, ...context })
          .catch(() => {});
      }
    };
    await Promise.all(Object.keys(PERMISSIONS).map(settle));
  }

  async #isAllowed(name: string, origin: string): Promise<boolean> {
    const permission = name as never;
    const details = { requestingUrl: origin, isMainFrame: true };
    if (this.check && !this.check(null, permission, origin, details)) return false;
    const { request } = this;
    if (!request) return true;
    return new Promise((resolve) => request(null as never, permission, resolve, details as never));
  }
}
