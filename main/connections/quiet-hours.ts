import type { QuietHours } from '../../preload/contract.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Milliseconds until quiet hours end; 0 when it is not quiet. Local time of day, as the person set it. */
export function quietFor({ on, from, until }: QuietHours, now: number): number {
  if (!on || from === until) return 0;
  const at = new Date(now);
  const [start, end] = [atTime(at, from), atTime(at, until)];
  if (start < end) return now >= start && now < end ? end - now : 0;
  if (now < end) return end - now;
  return now >= start ? atTime(new Date(now + DAY_MS), until) - now : 0;
}

/** This time on that day; setHours knows of summer time. */
function atTime(day: Date, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(day).setHours(hours, minutes, 0, 0);
}
