/** Thrown for every part of Electron's API that the Chromium runtime does not have. */
export class UnimplementedError extends Error {
  override readonly name = 'UnimplementedError';

  /** @param what The API's name as Electron's documentation writes it, e.g. `electron.desktopCapturer`. */
  constructor(what: string) {
    super(`Chromium runtime: ${what} is not implemented`);
  }
}

/** Asked for by the language, Node, promise resolution and test runners on any object. */
const PROBES = new Set(['then', 'toJSON', 'nodeType', 'tagName', 'asymmetricMatch', 'domain', 'constructor']);

function isProbe(key: string | symbol): boolean {
  return typeof key === 'symbol' || PROBES.has(key) || key.startsWith('_') || key.startsWith('$$');
}

/** Wraps a module object so that reading or writing a member it lacks throws by name. */
export function guardModule<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (Reflect.has(object, key) || isProbe(key)) return Reflect.get(object, key, receiver);
      throw new UnimplementedError(`${name}.${String(key)}`);
    },
    set(object, key, value) {
      if (Reflect.has(object, key) || isProbe(key)) return Reflect.set(object, key, value);
      throw new UnimplementedError(`${name}.${String(key)}`);
    },
  });
}

/**
 * Puts a guard at the end of a class's prototype chain, so that its instances throw by name for members
 * the class lacks. The instances stay plain objects, which private fields need.
 */
export function guardInstances(name: string, type: { prototype: object }): void {
  let last = type.prototype;
  let next = Object.getPrototypeOf(last);
  while (next !== null && next !== Object.prototype && !Object.hasOwn(next, 'on')) {
    last = next;
    next = Object.getPrototypeOf(last);
  }
  Object.setPrototypeOf(last, guardPrototype(name, next));
}

function guardPrototype(name: string, end: object): object {
  return new Proxy(end, {
    get(object, key, receiver) {
      if (Reflect.has(object, key) || isProbe(key)) return Reflect.get(object, key, receiver);
      throw new UnimplementedError(`${name}.${String(key)}`);
    },
  });
}

/** Throws by name for the first option that is not in `known`. Undefined values count as absent. */
export function refuseUnknown(name: string, options: object, known: readonly string[]): void {
  for (const [key, value] of Object.entries(options)) {
    if (value !== undefined && !known.includes(key)) throw new UnimplementedError(`${name}.${key}`);
  }
}

/** Wraps a class so that reading a static member it lacks throws by name. */
export function guardStatics<T extends abstract new (...args: never[]) => object>(
  name: string,
  target: T,
): T {
  return new Proxy(target, {
    get(type, key, receiver) {
      if (Reflect.has(type, key) || isProbe(key)) return Reflect.get(type, key, receiver);
      throw new UnimplementedError(`${name}.${String(key)}`);
    },
  });
}
