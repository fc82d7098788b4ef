import type { CheckId, CheckView, Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Check, Finding } from './types.ts';

export interface EngineOptions {
  checks: readonly Check[];
  clock: Clock;
  signal: AbortSignal;
  /** Why a check that ran out of time has failed, or that threw (a bug, but the others go on). */
  timedOut(check: Check): Problem;
  broken(check: Check, error: unknown): Problem;
  onChange(view: CheckView): void;
}

/**
 * Runs a graph of checks: each as soon as what it needs has ended, so that those that do not depend
 * on each other run at the same time. A failure skips only what depends on it. Settles when all have
 * ended; after the signal has fired those that had not ended are skipped.
 */
export async function runChecks(options: EngineOptions): Promise<CheckView[]> {
  const underWay = new Map<CheckId, Promise<CheckView>>();
  const byId = new Map(options.checks.map((check) => [check.id, check]));
  const start = (check: Check): Promise<CheckView> => {
    const known = underWay.get(check.id);
    if (known) return known;
    const view = waitThenRun(check, { ...options, byId, start });
    underWay.set(check.id, view);
    return view;
  };
  return Promise.all(options.checks.map(start));
}

interface Graph extends EngineOptions {
  byId: Map<CheckId, Check>;
  start(check: Check): Promise<CheckView>;
}

async function waitThenRun(check: Check, graph: Graph): Promise<CheckView> {
  const { clock, signal, onChange } = graph;
  const endings = await Promise.all([
    ...check.needs.map((id) => endOf(id, graph)),
    ...(check.after ?? []).map((id) => endOf(id, graph)),
  ]);
  const blocking = endings.find((end) => end && check.needs.includes(end.id) && isBlocking(end));
  const because = blocking?.id ?? (await untilAborted(check.ready?.() ?? Promise.resolve(null), signal));
  const startedAt = clock.now();
  const show = (finding: Finding, ms: number | null): CheckView => {
    const view = viewOf(check, finding, ms);
    onChange(view);
    return view;
  };
  if (signal.aborted) return show(cancelled(), null);
  if (because) return show({ verdict: 'skipped', facts: [], because: rootOf(because, endings) }, null);
  onChange({ ...waitingView(check), verdict: 'running' });
  const finding = await inTime(check, graph);
  return show(signal.aborted ? cancelled() : finding, clock.now() - startedAt);
}

/** A check that is not part of this run holds nobody up. */
async function endOf(id: CheckId, { byId, start }: Graph): Promise<CheckView | null> {
  const check = byId.get(id);
  return check ? start(check) : null;
}

function isBlocking({ verdict }: CheckView): boolean {
  return verdict === 'failed' || verdict === 'skipped';
}

/** What was skipped itself is to blame for nothing: the failure behind it is. */
function rootOf(because: CheckId, endings: (CheckView | null)[]): CheckId {
  const end = endings.find((view) => view?.id === because);
  return end?.verdict === 'skipped' && end.because ? end.because : because;
}

/** Runs one check within its time; its own signal fires when that is over. */
async function inTime(check: Check, { clock, signal, timedOut, broken }: Graph): Promise<Finding> {
  const controller = new AbortController();
  const { promise: over, resolve: end } = Promise.withResolvers<Finding>();
  const onAbort = () => {
    controller.abort();
    end(cancelled());
  };
  const cancelTimer = clock.after(check.timeoutMs, () => {
    end({ verdict: 'failed', facts: [], problem: timedOut(check) });
    controller.abort();
  });
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([over, check.run(controller.signal)]);
  } catch (error) {
    return { verdict: 'failed', facts: [], problem: broken(check, error) };
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', onAbort);
  }
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null;
  const { promise, resolve } = Promise.withResolvers<null>();
  const onAbort = () => resolve(null);
  signal.addEventListener('abort', onAbort, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', onAbort));
}

function cancelled(): Finding {
  return { verdict: 'skipped', facts: [], because: null };
}

/** A check before it has begun. */
export function waitingView({ id, group, title }: Check): CheckView {
  return {
    id,
    group,
    title,
    verdict: 'waiting',
    facts: [],
    problem: null,
    ms: null,
    because: null,
    since: null,
  };
}

function viewOf(check: Check, finding: Finding, ms: number | null): CheckView {
  return {
    ...waitingView(check),
    verdict: finding.verdict,
    facts: finding.facts,
    problem: 'problem' in finding ? finding.problem : null,
    because: 'because' in finding ? finding.because : null,
    ms,
  };
}

/** The wanted checks with all that they need, in the order of `checks`. */
export function withNeeds(checks: readonly Check[], wanted: readonly CheckId[]): Check[] {
  const taken = new Set<CheckId>();
  const take = (id: CheckId) => {
    if (taken.has(id)) return;
    const check = checks.find((one) => one.id === id);
    if (!check) return;
    taken.add(id);
    for (const needed of [...check.needs, ...(check.through ?? [])]) take(needed);
  };
  for (const id of wanted) take(id);
  return checks.filter(({ id }) => taken.has(id));
}
