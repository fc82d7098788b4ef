import type { ConnectionStatus, Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { isPassing, statusOf } from '../mailbox/sync-status.ts';
import type { Steering } from '../mailbox/sync-types.ts';
import type { Result } from '../result.ts';

export interface TokenWatchOptions {
  clock: Clock;
  /** Refreshes the sign-in once. */
  refresh(): Promise<Result<unknown>>;
  onChange(): void;
  paused: boolean;
  /** ISO 8601 of the last run's success. */
  lastSync: string | null;
}

/** Twice an hour: often enough to notice a withdrawn consent the same day, and far below any limit. */
const INTERVAL_MS = 30 * 60_000;
/** After a failure that passes by itself. */
const RETRY_MS = 60_000;

/**
 * Watches a connection whose System reads the mailbox by other means than Graph: a refresh shows that
 * registration, secret, consent and sign-in still hold.
 */
export interface TokenWatch extends Omit<Steering, 'paceChanged'> {
  view(): { status: ConnectionStatus; lastSync: string | null; nextSync: string | null };
}

export function createTokenWatch(options: TokenWatchOptions): TokenWatch {
  const { clock, refresh, onChange } = options;
  let isPaused = options.paused;
  let isRunning = false;
  let isDisposed = false;
  let problem: Problem | null = null;
  let lastSync = options.lastSync;
  let nextAt: number | null = null;
  let cancel = () => {};

  const plan = (ms: number) => {
    cancel();
    nextAt = clock.now() + ms;
    cancel = clock.after(ms, () => void run());
  };
  const run = async () => {
    if (isPaused || isRunning || isDisposed) return;
    cancel();
    nextAt = null;
    isRunning = true;
    onChange();
    const result = await refresh();
    isRunning = false;
    if (isDisposed) return;
    problem = result.ok ? null : result.problem;
    if (result.ok) lastSync = new Date(clock.now()).toISOString();
    if (!isPaused) plan(problem && isPassing(problem) ? RETRY_MS : INTERVAL_MS);
    onChange();
  };
  const status = (): ConnectionStatus => {
    if (isPaused) return { kind: 'paused' };
    if (isRunning && !problem) return { kind: 'syncing' };
    return problem ? statusOf(problem) : { kind: 'ok' };
  };
  if (!isPaused) plan(0);

  return {
    view: () => ({
      status: status(),
      lastSync,
      nextSync: nextAt === null ? null : new Date(nextAt).toISOString(),
    }),
    syncNow: run,
    pause() {
      isPaused = true;
      nextAt = null;
      cancel();
      onChange();
    },
    resume() {
      if (!isPaused) return;
      isPaused = false;
      plan(0);
      onChange();
    },
    networkChanged: () => void run(),
    wake: () => void run(),
    dispose() {
      isDisposed = true;
      cancel();
    },
  };
}
