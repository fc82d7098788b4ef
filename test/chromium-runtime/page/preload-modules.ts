import { contextBridge } from './bridge.ts';
import { EventEmitter } from './emitter.ts';
import { ipcRenderer } from './ipc-renderer.ts';

const events = Object.assign(EventEmitter, { EventEmitter, default: EventEmitter });
const timers = { setTimeout, clearTimeout, setInterval, clearInterval };

/** Throws by name for members a module of ours lacks. */
function guardPreloadModule<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (key in object || typeof key === 'symbol' || key.startsWith('__'))
        return Reflect.get(object, key, receiver);
      throw new Error(`Chromium runtime: ${name}.${key} is not implemented`);
    },
  });
}

const loadable: Record<string, object> = {
  electron: guardPreloadModule('electron (preload)', { contextBridge, ipcRenderer }),
  events: guardPreloadModule('events (preload)', events),
  timers: guardPreloadModule('timers (preload)', timers),
  url: guardPreloadModule('url (preload)', { URL, URLSearchParams }),
};

/** The `require` of a sandboxed preload: these modules and nothing else. */
export function requireInPreload(name: string): object {
  const module =
    loadable[
      name.startsWith('node:') ? name.slice(5) : name.replace(/^electron\/(common|renderer)$/, 'electron')
    ];
  if (!module) throw new Error(`module not found: ${name}`);
  return module;
}

/** The `process` of a sandboxed preload. */
export function createPreloadProcess(facts: object): object {
  return guardPreloadModule('process (preload)', {
    ...facts,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
  });
}
