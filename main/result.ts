import type { Problem } from '../preload/contract.ts';

/** What every service answers: errors at the edge are data, a `throw` is a bug. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Wraps a value as success. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps a problem as failure. */
export function failure(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
