import type { AppState } from '../../preload/contract.ts';

/**
 * The newest state, with every connection that says the same as before being the same object: a state arrives
 * as a copy of everything, and only rows of connections that changed are to be drawn anew. Pure.
 */
export function shareUnchanged(before: AppState | null, next: AppState): AppState {
  if (!before) return next;
  const known = new Map(before.connections.map((one) => [one.id, one]));
  const connections = next.connections.map((one) => {
    const earlier = known.get(one.id);
    return earlier && isSame(earlier, one) ? earlier : one;
  });
  const isUnchanged =
    connections.length === before.connections.length &&
    connections.every((one, index) => one === before.connections[index]);
  return { ...next, connections: isUnchanged ? before.connections : connections };
}

/** Compares data as it crosses the bridge: plain objects, arrays and values. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && isSame(Reflect.get(a, name), Reflect.get(b, name)));
}
