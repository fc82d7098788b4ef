import type { Browser, Page } from 'playwright';

interface TraceEvent {
  ph: string;
  name: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  /** Time of the processor that it took, in microseconds. */
  tdur?: number;
}

/** The thread a page's scripts, layout and painting run on tells its tasks under this name. */
const TASK = 'ThreadControllerImpl::RunTask';
/** Begins the part of a frame that belongs to the page. */
const FRAME = 'FireAnimationFrame';

/**
 * What each frame cost the page's own thread while `act` ran, in milliseconds of the processor: the same
 * however busy the computer is with other things.
 */
export async function frameCosts(
  browser: Browser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<number[]> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const frames = traceEvents.filter(({ name }) => name === FRAME).sort(byTime);
  const [first] = frames;
  if (!first) return [];
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => name === TASK && ph === 'X' && pid === first.pid && tid === first.tid,
  );
  const costs = frames.map(() => 0);
  for (const { ts, tdur = 0 } of tasks) {
    // A task that draws a frame begins before the frame does; so does the work for the next one.
    const frame = frames.findIndex((one) => one.ts >= ts);
    if (frame >= 0) costs[frame] = (costs[frame] ?? 0) + tdur / 1000;
  }
  return costs;
}

function byTime(a: TraceEvent, b: TraceEvent): number {
  return a.ts - b.ts;
}
