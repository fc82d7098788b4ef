/**
 * Structured clone as text, for what crosses IPC. The page runs this file too (see page-script.ts), so it
 * imports nothing.
 */

/** A value inside an encoded one: itself, a tagged primitive, or the index of an object. */
type Child = string | number | boolean | null | [index: number] | [tag: string, text?: string];
type Node = [tag: string, ...parts: unknown[]];
type ToChild = (value: unknown) => Child;

const ERROR_NAMES = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];
const BOXED = ['Boolean', 'Number', 'String', 'BigInt'];

/** Encodes a value; throws "An object could not be cloned." where Electron's IPC does. */
export function encode(value: unknown): string {
  const nodes: Node[] = [];
  const seen = new Map<object, number>();
  function toChild(item: unknown): Child {
    if (typeof item !== 'object' || item === null) return encodePrimitive(item);
    const known = seen.get(item);
    if (known !== undefined) return [known];
    const index = nodes.push(['pending']) - 1;
    seen.set(item, index);
    nodes[index] = nodeOf(item, toChild);
    return [index];
  }
  return JSON.stringify([toChild(cloneOrRefuse(value)), nodes]);
}

/** Decodes what `encode` made, with prototypes of this realm. */
export function decode(text: string): unknown {
  const [root, nodes] = JSON.parse(text) as [Child, Node[]];
  const shells = nodes.map(createShell);
  for (const [index, node] of nodes.entries()) fill(shells[index] as object, node, shells);
  return read(root, shells);
}

function refuse(): never {
  throw new Error('An object could not be cloned.');
}

/** The platform's own clone decides what can cross, and drops prototypes, accessors and symbols. */
function cloneOrRefuse(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return refuse();
  }
}

function encodePrimitive(item: unknown): Child {
  if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
  if (typeof item === 'bigint') return ['bigint', String(item)];
  if (typeof item !== 'number') return ['undefined'];
  if (Object.is(item, -0)) return ['number', '-0'];
  return Number.isFinite(item) ? item : ['number', String(item)];
}

function nodeOf(value: object, toChild: ToChild): Node {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (Array.isArray(value)) return ['array', value.length, describeMembers(value, toChild)];
  if (value instanceof Error) return ['error', value.name, value.message, value.stack];
  if (value instanceof Date) return ['date', value.getTime()];
  if (value instanceof RegExp) return ['regexp', value.source, value.flags];
  if (value instanceof Map) return ['map', [...value].map(([key, item]) => [toChild(key), toChild(item)])];
  if (value instanceof Set) return ['set', [...value].map(toChild)];
  if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
  if (ArrayBuffer.isView(value)) {
    return ['view', tag, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
  }
  if (BOXED.includes(tag)) return ['boxed', toChild(value.valueOf())];
  return tag === 'Object' ? ['object', describeMembers(value, toChild)] : refuse();
}

function describeMembers(value: object, toChild: ToChild): [string, Child][] {
  return Object.entries(value).map(([key, item]) => [key, toChild(item)]);
}

function createShell([tag, ...parts]: Node): object {
  if (tag === 'array') return new Array(parts[0] as number);
  if (tag === 'error') return createError(parts as string[]);
  if (tag === 'date') return new Date(parts[0] as number);
  if (tag === 'regexp') return new RegExp(parts[0] as string, parts[1] as string);
  if (tag === 'map') return new Map();
  if (tag === 'set') return new Set();
  if (tag === 'buffer') return fromBase64(parts[0] as string).buffer;
  if (tag === 'view') return createView(parts as [string, string]);
  return tag === 'boxed' ? Object(read(parts[0] as Child, [])) : {};
}

function createError([name = 'Error', message, stack]: string[]): Error {
  const ErrorType = constructorNamed(ERROR_NAMES.includes(name) ? name : 'Error');
  const error = new ErrorType(message) as Error;
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
  return error;
}

function createView([name, data]: [string, string]): object {
  const ViewType = constructorNamed(name);
  return new ViewType(fromBase64(data).buffer);
}

function constructorNamed(name: string): new (argument: unknown) => object {
  return (globalThis as never)[name] ?? refuse();
}

function fill(shell: object, [tag, ...parts]: Node, shells: object[]): void {
  if (tag === 'object' || tag === 'array') {
    for (const [key, item] of parts.at(-1) as [string, Child][]) {
      const value = read(item, shells);
      Object.defineProperty(shell, key, { value, writable: true, enumerable: true, configurable: true });
    }
  } else if (shell instanceof Map) {
    for (const [key, item] of parts[0] as [Child, Child][]) shell.set(read(key, shells), read(item, shells));
  } else if (shell instanceof Set) {
    for (const item of parts[0] as Child[]) shell.add(read(item, shells));
  }
}

function read(child: Child, shells: object[]): unknown {
  if (!Array.isArray(child)) return child;
  const [tag, text = ''] = child;
  if (typeof tag === 'number') return shells[tag];
  if (tag === 'bigint') return BigInt(text);
  return tag === 'number' ? Number(text) : undefined;
}

/** In pieces, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
