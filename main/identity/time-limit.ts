import type { Clock } from '../clock.ts';

/** Ends a wait for a person: by their own cancelling or when the time is over. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** True once it was time, not the person, that ended the wait. */
  readonly isOver: boolean;
  end(): void;
}

export function startTimeLimit(clock: Clock, ms: number, person: AbortSignal): TimeLimit {
  const controller = new AbortController();
  let isOver = false;
  const cancel = () => controller.abort();
  const cancelTimer = clock.after(ms, () => {
    isOver = true;
    cancel();
  });
  if (person.aborted) cancel();
  else person.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    get isOver() {
      return isOver;
    },
    end() {
      cancelTimer();
      person.removeEventListener('abort', cancel);
    },
  };
}
