import {
  apply,
  BuiltinError,
  defineConstant,
  freeze,
  isFrozen,
  isView,
  listen,
  ownKeys,
  unlisten,
} from './bridge-builtins.ts';
import {
  type BridgeMessage,
  type BridgeReply,
  connectBridge,
  type Packed,
  sendOverBridge,
} from './bridge-link.ts';
import { callExported, messageOf, pack, settleProxy, unpack } from './bridge-values.ts';

const EXISTS = 'Cannot bind an API on top of an existing property on the window object';

function answerOn(side: 'page' | 'preload') {
  return (message: BridgeMessage): BridgeReply => {
    try {
      return handle(message, side);
    } catch (error) {
      return { error: messageOf(error) };
    }
  };
}

function handle(message: BridgeMessage, side: 'page' | 'preload'): BridgeReply {
  if (message.kind === 'call') return { value: callExported(message.id, message.args) };
  if (message.kind === 'settle') settleProxy(message.id, message.isRejected, message.value);
  else if (side === 'page') defineApi(message.key, message.value);
  return { value: ['value', undefined] };
}

function defineApi(key: string, packed: Packed): void {
  if (key in globalThis) throw new BuiltinError(EXISTS);
  const value = unpack(packed);
  deepFreeze(value);
  defineConstant(globalThis, key, value);
}

function deepFreeze(value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  if (isFrozen(value) || isView(value)) return;
  freeze(value);
  for (const key of ownKeys(value)) deepFreeze((value as Record<PropertyKey, unknown>)[key]);
}

/**
 * The page's end. It waits for one event that carries the bridge's element as its related target; the
 * preload sends it before any script of the page can listen.
 */
export function connectPage(meeting: string): void {
  const meet = (event: Event) => {
    apply(unlisten, window, [meeting, meet, true]);
    event.stopImmediatePropagation();
    connectBridge((event as MouseEvent).relatedTarget as EventTarget, 'page', answerOn('page'));
  };
  apply(listen, window, [meeting, meet, true]);
}

/** The preload's end. */
export function connectPreload(meeting: string): void {
  const node = document.createElement('div');
  connectBridge(node, 'preload', answerOn('preload'));
  window.dispatchEvent(new MouseEvent(meeting, { relatedTarget: node }));
}

/** `contextBridge` as the preload gets it. */
export const contextBridge = {
  exposeInMainWorld(key: string, api: unknown): void {
    const reply = sendOverBridge({ kind: 'expose', key, value: pack(api) });
    if ('error' in reply) throw new BuiltinError(reply.error);
  },
};
