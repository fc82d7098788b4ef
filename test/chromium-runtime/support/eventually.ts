import { expect } from 'vitest';

/** Long enough for a browser on a computer that does other things, too. In milliseconds. */
const TIMEOUT = 20_000;

/** Asks until the assertion holds: `await eventually(read).toBe(1)`. */
export function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: TIMEOUT, interval: 20 });
}
