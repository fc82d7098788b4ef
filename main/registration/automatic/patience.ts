import type { Clock } from '../../clock.ts';
import { DirectoryError } from './directory-error.ts';

/** Seconds between the tries to find what was just created; Entra needs seconds, seldom minutes. */
const DELAYS = [1, 2, 4, 8, 15, 30, 30, 30];

/** Resolves after `ms` milliseconds, or as soon as the signal fires. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(ms, end);
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Repeats a step that fails only because the directory has not copied a new object everywhere yet. */
export async function untilReplicated<T>(
  step: () => Promise<T>,
  {
    clock,
    signal,
    isLag = missingYet,
  }: { clock: Clock; signal: AbortSignal; isLag?: (error: DirectoryError) => boolean },
): Promise<T> {
  for (const seconds of DELAYS) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof DirectoryError) || !isLag(error) || signal.aborted) throw error;
    }
    await pause(clock, seconds * 1000, signal);
  }
  return step();
}

/** 404, or the 400 of an enterprise app whose registration is not visible yet. */
function missingYet({ isMissing, status, problem }: DirectoryError): boolean {
  return (
    isMissing || (status === 400 && /does not reference a valid application/i.test(problem.facts.message))
  );
}
