const DAY = 86_400_000;

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

/** As short as it can be without being mistaken, seen from `now`, in the computer's language and zone. */
export function formatShortly(time: Date, now: Date): string {
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY);
  if (days === 0) return clock.format(time);
  if (days === 1) return 'Yesterday';
  if (days > 1 && days < 7) return weekday.format(time);
  if (days < 0 && days > -7) return `${weekday.format(time)} ${clock.format(time)}`;
  return time.getFullYear() === now.getFullYear() ? dayAndMonth.format(time) : date.format(time);
}

/** Weekday, date and time. */
export function formatExactly(time: Date): string {
  return exact.format(time);
}

function startOfDay(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}
