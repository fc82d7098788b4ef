import {
  apply,
  BuiltinElement,
  BuiltinError,
  BuiltinMap,
  BuiltinPromise,
  BuiltinTypeError,
  cloneValue,
  defineValue,
  enumerableKeys,
  isArray,
  mapDelete,
  mapGet,
  mapSet,
  objectToString,
  promiseThen,
  weakMapGet,
  weakMapSet,
} from './bridge-builtins.ts';
import { type Packed, sendOverBridge } from './bridge-link.ts';

type AnyFunction = (...args: unknown[]) => unknown;
type Settle = (isRejected: boolean, value: Packed) => void;

/** Functions of this world that the other world holds a proxy of. */
const exported: { run: AnyFunction; receiver: unknown }[] = [];
const exportedIds = new WeakMap<AnyFunction, number>();
/** Proxies in this world of the other world's functions. */
const importedIds = new WeakMap<AnyFunction, number>();
const unsettled = new Map<number, Settle>();
let lastPromise = 0;

/** What the structured clone handles; every other object is copied member by member, as Electron does. */
const CLONED =
  ' Date Arguments BigInt Boolean Number String RegExp Map Set ArrayBuffer SharedArrayBuffer DataView WeakMap WeakSet WeakRef Generator Blob File VideoFrame ';

/** Message of anything thrown, in Electron's words where it was not an error. */
export function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null ? (error as Error).message : undefined;
  if (typeof message === 'string') return message;
  return 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
}

interface PackState {
  /** Objects already packed, by their index. */
  seen: Map<object, number>;
  depth: number;
}

/** Packs a value for the other world. Throws for what cannot cross. */
export function pack(value: unknown, receiver: unknown = globalThis, state = newPackState()): Packed {
  if (state.depth >= 1000) {
    throw new BuiltinTypeError(
      'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
    );
  }
  if (typeof value === 'function') return packFunction(value as AnyFunction, receiver);
  if (typeof value === 'symbol') throw unimplementedValue('a symbol');
  if (typeof value !== 'object' || value === null) return ['value', value];
  const known = apply(mapGet, state.seen, [value]) as number | undefined;
  return known === undefined ? packObject(value, state) : ['again', known];
}

function newPackState(): PackState {
  return { seen: new BuiltinMap(), depth: 0 };
}

function unimplementedValue(what: string): Error {
  return new BuiltinError(`Chromium runtime: contextBridge with ${what} is not implemented`);
}

function packObject(value: object, state: PackState): Packed {
  const tag = (apply(objectToString, value, []) as string).slice(8, -1);
  if (tag === 'Promise') return packPromise(value as Promise<unknown>);
  if (tag === 'Error' || value instanceof BuiltinError) return ['error', messageOf(value)];
  if (value instanceof BuiltinElement) throw unimplementedValue('an Element');
  if (isArray(value)) return packArray(value, state);
  if (isCloned(tag)) return ['value', cloneCloneable(value)];
  return packMembers(value as Record<string, unknown>, state);
}

function isCloned(tag: string): boolean {
  return CLONED.includes(` ${tag} `) || tag.endsWith('Array') || tag.endsWith(' Iterator');
}

function cloneCloneable(value: object): unknown {
  try {
    return cloneValue(value);
  } catch {
    throw new BuiltinError('An object could not be cloned.');
  }
}

function packArray(value: unknown[], { seen, depth }: PackState): Packed {
  const index = addSeen(value, seen);
  const inner = { seen, depth: depth + 1 };
  const items: Packed[] = [];
  for (let at = 0; at < value.length; at++) items[at] = pack(value[at], value, inner);
  return ['array', index, items];
}

function packMembers(value: Record<string, unknown>, { seen, depth }: PackState): Packed {
  const index = addSeen(value, seen);
  const inner = { seen, depth: depth + 1 };
  const members: [string, Packed][] = [];
  const keys = enumerableKeys(value);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as string;
    members[at] = [key, pack(value[key], value, inner)];
  }
  return ['object', index, members];
}

function addSeen(value: object, seen: Map<object, number>): number {
  const index = seen.size;
  apply(mapSet, seen, [value, index]);
  return index;
}

function packFunction(run: AnyFunction, receiver: unknown): Packed {
  const original = apply(weakMapGet, importedIds, [run]) as number | undefined;
  if (original !== undefined) return ['original', original];
  const known = apply(weakMapGet, exportedIds, [run]) as number | undefined;
  const id = known ?? exported.length;
  exported[id] = { run, receiver };
  apply(weakMapSet, exportedIds, [run, id]);
  return ['function', id];
}

function packPromise(promise: Promise<unknown>): Packed {
  const id = ++lastPromise;
  const settleAs = (isRejected: boolean) => (result: unknown) => {
    sendOverBridge({ kind: 'settle', id, ...packResult(isRejected, result) });
  };
  apply(promiseThen, promise, [settleAs(false), settleAs(true)]);
  return ['promise', id];
}

function packResult(isRejected: boolean, result: unknown): { isRejected: boolean; value: Packed } {
  try {
    return { isRejected, value: pack(result) };
  } catch (error) {
    return { isRejected: true, value: ['error', messageOf(error)] };
  }
}

/** Unpacks what the other world packed, with prototypes of this world. */
export function unpack(packed: Packed, seen: object[] = []): unknown {
  if (packed[0] === 'value') return packed[1];
  if (packed[0] === 'error') return new BuiltinError(packed[1]);
  if (packed[0] === 'function') return proxyFunction(packed[1]);
  if (packed[0] === 'original') return exported[packed[1]]?.run;
  if (packed[0] === 'promise') return proxyPromise(packed[1]);
  if (packed[0] === 'again') return seen[packed[1]];
  const shell = packed[0] === 'array' ? [] : {};
  seen[packed[1]] = shell;
  for (let at = 0; at < packed[2].length; at++) {
    const [key, item] = packed[0] === 'array' ? [at, packed[2][at]] : (packed[2][at] as [string, Packed]);
    const value = unpack(item as Packed, seen);
    defineValue(shell, key, value);
  }
  return shell;
}

function proxyFunction(id: number): AnyFunction {
  const proxy = (...args: unknown[]) => {
    const packedArgs: Packed[] = [];
    const state = newPackState();
    for (let at = 0; at < args.length; at++) packedArgs[at] = pack(args[at], globalThis, state);
    const reply = sendOverBridge({ kind: 'call', id, args: packedArgs });
    if ('error' in reply) throw new BuiltinError(reply.error);
    return unpack(reply.value);
  };
  apply(weakMapSet, importedIds, [proxy, id]);
  return proxy;
}

function proxyPromise(id: number): Promise<unknown> {
  return new BuiltinPromise((resolve, reject) => {
    const settle: Settle = (isRejected, value) => (isRejected ? reject : resolve)(unpack(value));
    apply(mapSet, unsettled, [id, settle]);
  });
}

/** Settles a proxied promise of this world. */
export function settleProxy(id: number, isRejected: boolean, value: Packed): void {
  const settle = apply(mapGet, unsettled, [id]) as Settle | undefined;
  apply(mapDelete, unsettled, [id]);
  settle?.(isRejected, value);
}

/** Calls a function of this world on behalf of the other one. */
export function callExported(id: number, packedArgs: Packed[]): Packed {
  const target = exported[id];
  if (!target) throw new BuiltinError('The context bridge has no such function');
  const args: unknown[] = [];
  const seen: object[] = [];
  for (let at = 0; at < packedArgs.length; at++) args[at] = unpack(packedArgs[at] as Packed, seen);
  return pack(apply(target.run, target.receiver, args));
}
