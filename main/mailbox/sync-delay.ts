/** Longest time between two attempts. */
const MAX_DELAY_MS = 5 * 60_000;
/** Upper end of the first back-off; each further one doubles it. */
const FIRST_BACKOFF_MS = 5_000;
/** Never a busy loop, however the dice fall. */
const MIN_DELAY_MS = 1_000;

/** The regular pause, ±20 %, so that many mailboxes do not ask in step. */
export function roundDelay(intervalMs: number, random: () => number): number {
  return Math.round(intervalMs * (0.8 + 0.4 * random()));
}

/** Exponential back-off with full jitter; `attempt` counts the failures in a row, from 1. */
export function backoffDelay(attempt: number, random: () => number): number {
  const ceiling = Math.min(MAX_DELAY_MS, FIRST_BACKOFF_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.max(MIN_DELAY_MS, Math.round(ceiling * random()));
}

/** The pause while a person has to act elsewhere: an administrator's change is noticed without a click. */
export function waitingDelay(random: () => number): number {
  return roundDelay(MAX_DELAY_MS, random);
}
