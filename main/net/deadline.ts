import type { Clock } from '../clock.ts';
import { NetError, toNetError } from './net-error.ts';

/** One request's time limit and cancellation, from its first byte to the last byte of the answer. */
export interface Deadline {
  /** Aborts when the time is over or a caller's signal fires. */
  readonly signal: AbortSignal;
  /** Settles like `work`, or rejects with a `NetError` as soon as the deadline fires. */
  hold<T>(work: Promise<T>): Promise<T>;
  /** Stops the timer and lets go of the callers' signals. */
  end(): void;
}

/** Starts a deadline of `ms` milliseconds for one request to `host`. */
export function startDeadline(options: {
  clock: Clock;
  ms: number;
  host: string;
  signals: AbortSignal[];
}): Deadline {
  const { clock, ms, host, signals } = options;
  const controller = new AbortController();
  const fire = (code: 'timeout' | 'aborted') => controller.abort(new NetError(code, host));
  const onAbort = () => fire('aborted');
  const cancelTimer = clock.after(ms, () => fire('timeout'));
  for (const signal of signals) {
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  }
  return {
    signal: controller.signal,
    hold: (work) => holdUntilAborted(work, controller.signal, host),
    end() {
      cancelTimer();
      for (const signal of signals) signal.removeEventListener('abort', onAbort);
    },
  };
}

function holdUntilAborted<T>(work: Promise<T>, signal: AbortSignal, host: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work
      .then(resolve, (error) => reject(toNetError(signal.aborted ? signal.reason : error, host)))
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
