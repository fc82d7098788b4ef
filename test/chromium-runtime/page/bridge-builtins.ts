/**
 * The built-ins the context bridge works with, taken before the page's first script runs: a page that
 * replaces them later changes nothing for the bridge.
 */
export const { apply, ownKeys } = Reflect;
export const { freeze, isFrozen, keys: enumerableKeys } = Object;
const { defineProperty } = Object;
export const { isArray } = Array;
export const { isView } = ArrayBuffer;
export const { toString: objectToString } = Object.prototype;
export const { get: mapGet, set: mapSet, delete: mapDelete } = Map.prototype;
export const { get: weakMapGet, set: weakMapSet } = WeakMap.prototype;
export const { then: promiseThen } = Promise.prototype;
export const {
  addEventListener: listen,
  removeEventListener: unlisten,
  dispatchEvent: dispatch,
} = EventTarget.prototype;
export const cloneValue = structuredClone;
export const BuiltinError = Error;
export const BuiltinTypeError = TypeError;
export const BuiltinPromise = Promise;
export const BuiltinMap = Map;
const BuiltinEvent = CustomEvent;
export const BuiltinElement = Element;
const detail = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail');

/** Reads an event's detail, cloned into the calling world. */
export function detailOf<T>(event: Event): T {
  return apply(detail?.get as () => unknown, event, []) as T;
}

/** Makes an ordinary property, whatever the page has put on `Object.prototype`: descriptors inherit, too. */
export function defineValue(target: object, key: PropertyKey, value: unknown): void {
  const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
  defineProperty(target, key, descriptor as PropertyDescriptor);
}

/** Makes a property that can neither be changed nor deleted. */
export function defineConstant(target: object, key: PropertyKey, value: unknown): void {
  defineProperty(target, key, { __proto__: null, value, enumerable: true } as PropertyDescriptor);
}

/** An event that carries `detail` to the other world. */
export function bridgeEvent(type: string, detail: unknown): Event {
  return new BuiltinEvent(type, { __proto__: null, detail } as CustomEventInit);
}
