import type { Clock } from '../clock.ts';

/**
 * Acts at once, then at most once per pause (milliseconds, asked anew each time); what comes meanwhile is acted
 * on at its end.
 */
export function atIntervals(clock: Clock, pause: () => number, act: () => void): () => void {
  let isResting = false;
  let isMissed = false;
  const rest = () => {
    isResting = true;
    clock.after(pause(), () => {
      isResting = false;
      if (!isMissed) return;
      isMissed = false;
      act();
      rest();
    });
  };
  return () => {
    isMissed = isResting;
    if (isResting) return;
    act();
    rest();
  };
}
