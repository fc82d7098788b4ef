import { CHECKS, type CheckRun, type CheckView, type Problem } from '../../preload/contract.ts';
import type { Connections } from '../connections/connections.ts';
import type { Connection, Store } from '../connections/types.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Log } from '../log.ts';
import { changesOf, keepVerdicts, withSince } from './changes.ts';
import { type ContextDeps, createContext } from './context.ts';
import { runChecks, waitingView } from './engine.ts';
import { type CheckWishes, optionalChecks, planChecks } from './plan-checks.ts';
import type { Check } from './types.ts';
import type { Wire } from './wire/types.ts';

export interface DoctorDeps extends Omit<ContextDeps, 'wire'> {
  store: Store;
  log: Log;
  connections: Pick<Connections, 'get' | 'showChecks'>;
  wireFor(connection: Connection): Wire;
}

export type RunReason = CheckRun['reason'];

/** Runs the checks of connections and shows what they find. One run per connection at a time. */
export interface Doctor {
  /** A run under way is cancelled first. Settles with the run when it has ended; null for a connection that is gone. */
  run(connectionId: string, wishes?: CheckWishes, reason?: RunReason): Promise<CheckRun | null>;
  /** Something was repaired: what had failed is checked again, and what was skipped because of it. */
  repaired(connectionId: string): Promise<CheckRun | null>;
  cancel(connectionId: string): void;
  isRunning(connectionId: string): boolean;
  /** The present or last run of this start of the app. */
  lastRun(connectionId: string): CheckRun | null;
  /** Forgets a connection that was removed. */
  forget(connectionId: string): void;
}

export function createDoctor(deps: DoctorDeps): Doctor {
  const { clock, connections, store, log } = deps;
  const runs = new Map<string, CheckRun>();
  const controllers = new Map<string, AbortController>();
  const underWay = new Map<string, Promise<CheckRun | null>>();
  const iso = () => new Date(clock.now()).toISOString();

  const show = (id: string, run: CheckRun) => {
    runs.set(id, run);
    connections.showChecks(id, run);
  };

  const run = async (id: string, wishes: CheckWishes, reason: RunReason): Promise<CheckRun | null> => {
    controllers.get(id)?.abort();
    const connection = connections.get(id);
    if (!connection) return null;
    const controller = new AbortController();
    controllers.set(id, controller);
    const { signal } = controller;
    const wire = deps.wireFor(connection);
    const context = await createContext({ ...deps, wire }, connection, signal);
    if (!context) return null;
    if (controllers.get(id) !== controller) return runs.get(id) ?? null;
    const checks = planChecks(context, deps.clouds(), wishes);
    let now = begin(runs.get(id) ?? null, checks, {
      startedAt: iso(),
      reason,
      isPart: wishes.only !== undefined,
      optional: optionalChecks(context),
    });
    show(id, now);
    const onChange = (view: CheckView) => {
      if (controllers.get(id) !== controller) return;
      now = { ...now, checks: now.checks.map((one) => (one.id === view.id ? view : one)) };
      show(id, now);
    };
    const ended = await runChecks({ checks, clock, signal, onChange, ...verdictsOnFailure(deps) });
    // A newer run owns the screen now.
    if (controllers.get(id) !== controller) return now;
    controllers.delete(id);
    now = finish(id, now, { ended, wasCancelled: signal.aborted, isPart: wishes.only !== undefined });
    show(id, now);
    log.info(`checks of ${id} (${reason}): ${summary(now)}`);
    return now;
  };

  const start = (id: string, wishes: CheckWishes, reason: RunReason): Promise<CheckRun | null> => {
    const running = run(id, wishes, reason).finally(() => {
      if (underWay.get(id) === running) underWay.delete(id);
    });
    underWay.set(id, running);
    return running;
  };

  const finish = (
    id: string,
    run: CheckRun,
    { ended, wasCancelled, isPart }: { ended: CheckView[]; wasCancelled: boolean; isPart: boolean },
  ): CheckRun => {
    const kept = store.get('checks')[id] ?? null;
    const known = kept?.verdicts ?? [];
    const views = withSince(ended, known, iso());
    const changes = kept ? changesOf(views, known, { now: clock.now(), keptAt: Date.parse(kept.at) }) : [];
    store.set('checks', {
      ...store.get('checks'),
      [id]: { at: iso(), verdicts: keepVerdicts({ views, isPart }, known) },
    });
    const checks = run.checks.map((one) => views.find((view) => view.id === one.id) ?? one);
    return { ...run, endedAt: iso(), wasCancelled, checks, changes };
  };

  return {
    run: (id, wishes = {}, reason = 'asked') => start(id, wishes, reason),
    async repaired(id) {
      const open = runs.get(id)?.checks.filter(({ verdict }) => verdict !== 'passed') ?? [];
      if (open.length === 0) return runs.get(id) ?? null;
      // Whoever repaired it has asked already.
      const running = underWay.get(id);
      return running ?? start(id, { only: open.map(({ id: check }) => check) }, 'repair');
    },
    cancel: (id) => controllers.get(id)?.abort(),
    isRunning: (id) => controllers.has(id),
    lastRun: (id) => runs.get(id) ?? null,
    forget(id) {
      controllers.get(id)?.abort();
      controllers.delete(id);
      runs.delete(id);
      const { [id]: _, ...rest } = store.get('checks');
      store.set('checks', rest);
    },
  };
}

interface Beginning {
  startedAt: string;
  reason: RunReason;
  isPart: boolean;
  optional: CheckRun['optional'];
}

/** A run that has just begun. A part of the checks leaves what the others found before. */
function begin(
  before: CheckRun | null,
  checks: readonly Check[],
  { startedAt, reason, isPart, optional }: Beginning,
): CheckRun {
  const fresh = checks.map(waitingView);
  const rest = isPart ? (before?.checks ?? []).filter(({ id }) => !checks.some((one) => one.id === id)) : [];
  const all = [...fresh, ...rest].sort((a, b) => CHECKS.indexOf(a.id) - CHECKS.indexOf(b.id));
  return { startedAt, endedAt: null, reason, wasCancelled: false, checks: all, changes: [], optional };
}

function verdictsOnFailure({ diagnose }: Pick<DoctorDeps, 'diagnose'>) {
  return {
    timedOut: ({ title }: Check): Problem =>
      diagnose(netFailure(`“${title}” was given up: no answer came in time.`)),
    broken: ({ title }: Check, error: unknown): Problem => {
      const message = error instanceof Error ? error.message : 'unexpected failure';
      return diagnose({ source: 'app', facts: { message: `“${title}” stopped: ${message}` } });
    },
  };
}

function netFailure(message: string): Evidence {
  return { source: 'net', facts: { message, code: 'timeout' } };
}

function summary({ checks }: CheckRun): string {
  const failed = checks.filter(({ verdict }) => verdict === 'failed');
  const passed = checks.filter(({ verdict }) => verdict === 'passed' || verdict === 'warned').length;
  const words = failed.map(({ id, problem }) => `${id}=${problem?.cause ?? 'unknown'}`);
  return [`${passed} passed`, ...words].join(', ');
}
