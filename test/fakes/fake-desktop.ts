import { EventEmitter } from 'node:events';
import type { Electron } from '../../main/desktop/electron.ts';

/** What is there of the operating system's objects, and who listens to what outlives a window. */
export interface DesktopCount {
  /** Windows that were not destroyed. */
  windows: number;
  trays: number;
  /** Notifications whose click is still waited for. */
  notifications: number;
  /** Listeners and handlers of the app, its sessions, IPC, power and theme. */
  listeners: number;
}

export interface FakeDesktop {
  electron: Electron;
  count(): DesktopCount;
  /** Windows and notifications that were made and have not been collected. */
  uncollected(): number;
  /** The windows that are there, the oldest first. */
  windows(): FakeWindow[];
}

/** An event that can be prevented, as Electron hands out. */
export function preventable() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

export interface FakeWindow extends EventEmitter {
  webContents: EventEmitter;
  show(): void;
  /** As a person does: the app may prevent it. */
  close(): void;
  destroy(): void;
}

/** As much of Electron as the desktop uses, made of event emitters and counters. */
export function fakeDesktop(): FakeDesktop {
  const open = new Set<FakeWindow>();
  const made: WeakRef<object>[] = [];
  const app = Object.assign(new EventEmitter(), {
    getPath: () => '/nowhere',
    quit() {},
    setBadgeCount() {},
  });
  const ipcMain = Object.assign(new EventEmitter(), { handle: () => {} });
  const powerMonitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => false });
  const nativeTheme = Object.assign(new EventEmitter(), {
    themeSource: 'system',
    shouldUseDarkColors: false,
  });
  const sessions = new Map<string, FakeSession>();
  const sessionOf = (name: string) => {
    const session = sessions.get(name) ?? new FakeSession();
    sessions.set(name, session);
    return session;
  };
  let trays = 0;
  const notifications = new Set<WeakRef<EventEmitter>>();

  class BrowserWindow extends EventEmitter implements FakeWindow {
    #isDestroyed = false;
    readonly webContents = Object.assign(new EventEmitter(), {
      isDestroyed: () => this.#isDestroyed,
      setWindowOpenHandler() {},
      loadURL: async () => {},
      executeJavaScript: async () => '',
      send() {},
    });
    constructor() {
      super();
      open.add(this);
      made.push(new WeakRef(this));
      app.emit('web-contents-created', {}, this.webContents);
    }
    isDestroyed = () => this.#isDestroyed;
    isMinimized = () => false;
    isMaximized = () => false;
    getNormalBounds = () => ({ x: 0, y: 0, width: 1200, height: 800 });
    removeMenu() {}
    focus() {}
    setTitle() {}
    async loadURL() {}
    show() {
      this.emit('show');
    }
    hide() {
      this.emit('hide');
    }
    close() {
      const event = preventable();
      this.emit('close', event);
      if (!event.defaultPrevented) this.destroy();
    }
    destroy() {
      if (this.#isDestroyed) return;
      this.#isDestroyed = true;
      open.delete(this);
      this.webContents.emit('destroyed');
      this.emit('closed');
    }
  }
  class Notification extends EventEmitter {
    static isSupported = () => true;
    constructor() {
      super();
      const ref = new WeakRef<EventEmitter>(this);
      made.push(ref);
      notifications.add(ref);
    }
    show() {}
  }
  class Tray extends EventEmitter {
    constructor() {
      super();
      trays++;
    }
    isDestroyed = () => false;
    setImage() {}
    setToolTip() {}
    setContextMenu() {}
  }
  const electron = {
    ...{ app, ipcMain, powerMonitor, nativeTheme, BrowserWindow, Notification, Tray },
    session: { defaultSession: sessionOf(''), fromPartition: sessionOf },
    Menu: { buildFromTemplate: () => ({}), setApplicationMenu() {} },
    nativeImage: { createFromPath: () => ({ setTemplateImage() {} }) },
    net: { isOnline: () => true },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    clipboard: { readText: async () => '', writeText: async () => {} },
    dialog: {},
    shell: {},
  };
  const listenersOf = (emitter: EventEmitter) =>
    emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
  const living = (refs: Iterable<WeakRef<object>>) => [...refs].filter((ref) => ref.deref()).length;
  return {
    // Only what is used of Electron.
    electron: electron as unknown as Electron,
    windows: () => [...open],
    uncollected: () => living(made),
    count: () => ({
      windows: open.size,
      trays,
      notifications: living(notifications),
      listeners:
        [app, ipcMain, powerMonitor, nativeTheme].reduce((sum, one) => sum + listenersOf(one), 0) +
        [...sessions.values()].reduce((sum, one) => sum + one.handlers, 0),
    }),
  };
}

class FakeSession {
  readonly #schemes = new Set<string>();
  #guard: unknown = null;
  readonly protocol = {
    handle: (scheme: string) => void this.#schemes.add(scheme),
    unhandle: (scheme: string) => void this.#schemes.delete(scheme),
  };
  readonly webRequest = {
    onBeforeRequest: (guard: unknown) => {
      this.#guard = guard;
    },
  };
  /** Protocols answered here, and whether requests are looked at. */
  get handlers(): number {
    return this.#schemes.size + (this.#guard === null ? 0 : 1);
  }
  setPermissionRequestHandler() {}
  setPermissionCheckHandler() {}
  setDevicePermissionHandler() {}
  async setProxy() {}
  async closeAllConnections() {}
  async clearStorageData() {}
  async clearCache() {}
}
