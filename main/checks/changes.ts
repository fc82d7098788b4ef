import type { CheckChange, CheckView, Verdict } from '../../preload/contract.ts';
import type { KeptVerdict } from '../connections/types.ts';

/** Verdicts that say something; a skipped check was not looked at. */
function tells(verdict: Verdict): boolean {
  return verdict === 'passed' || verdict === 'warned' || verdict === 'failed';
}

/** The views with the time since when runs have found their verdicts. */
export function withSince(
  views: readonly CheckView[],
  kept: readonly KeptVerdict[],
  now: string,
): CheckView[] {
  return views.map((view) => {
    const before = kept.find(({ id }) => id === view.id);
    return { ...view, since: before?.verdict === view.verdict ? before.since : now };
  });
}

/** What to keep after a run: a check that told nothing this time keeps what it told before. */
export function keepVerdicts(views: readonly CheckView[], kept: readonly KeptVerdict[]): KeptVerdict[] {
  const told = views.filter(({ verdict }) => tells(verdict));
  const untold = kept.filter(({ id }) => !told.some((view) => view.id === id));
  return [...untold, ...told.map(({ id, verdict, since }) => ({ id, verdict, since: since ?? '' }))];
}

/** What is different from the run before: what worked and fails now, and what failed and works again. */
export function changesOf(
  views: readonly CheckView[],
  kept: readonly KeptVerdict[],
  { now, keptAt }: { now: number; keptAt: number },
): CheckChange[] {
  const since = sinceWords(keptAt, now);
  return views.flatMap(({ id, title, verdict, problem }): CheckChange[] => {
    const before = kept.find((one) => one.id === id)?.verdict;
    if (!before || !tells(verdict)) return [];
    const wasBad = before === 'failed';
    const isBad = verdict === 'failed';
    if (wasBad === isBad) return [];
    if (!isBad) return [{ id, text: `${title}: works again.`, isBetter: true }];
    return [{ id, text: `${title}: failed ${since}. ${problem?.title ?? ''}`.trim(), isBetter: false }];
  });
}

const DAY_MS = 24 * 60 * 60_000;

/** A change lies between two runs. */
function sinceWords(before: number, now: number): string {
  const days = Math.round((now - before) / DAY_MS);
  if (days <= 0) return 'since earlier today';
  return days === 1 ? 'since yesterday' : `within the last ${days} days`;
}
