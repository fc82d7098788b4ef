import type { CheckChange, CheckId, CheckView, Verdict } from '../../preload/contract.ts';
import { isOptional } from '../connections/check-trouble.ts';
import type { KeptVerdict } from '../connections/types.ts';
import { catalogue } from '../diagnosis/catalogue.ts';

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

/**
 * What to keep after a run: a check that told nothing this time keeps what it told before. After a run of
 * all checks (`isPart` false) one that is not among them any more is forgotten, unless it waits to be asked for.
 */
export function keepVerdicts(
  { views, isPart }: { views: readonly CheckView[]; isPart: boolean },
  kept: readonly KeptVerdict[],
): KeptVerdict[] {
  const told = views.filter(({ verdict }) => tells(verdict));
  const isGone = (id: CheckId) => !isPart && !isOptional(id) && !views.some((view) => view.id === id);
  const untold = kept.filter(({ id }) => !told.some((view) => view.id === id) && !isGone(id));
  return [
    ...untold,
    ...told.map(({ id, verdict, since, problem }) => ({
      id,
      verdict,
      since: since ?? '',
      ...(verdict === 'failed' && problem ? { cause: problem.cause } : {}),
    })),
  ];
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
    const what = problem && catalogue.get(problem.cause).change;
    const text = what ? `${what} ${since}.` : `${title}: failed ${since}. ${problem?.title ?? ''}`.trim();
    return [{ id, text, isBetter: false }];
  });
}

const DAY_MS = 24 * 60 * 60_000;

/** A change lies between two runs. */
function sinceWords(before: number, now: number): string {
  const days = Math.round((now - before) / DAY_MS);
  if (days <= 0) return 'since earlier today';
  return days === 1 ? 'since yesterday' : `within the last ${days} days`;
}
