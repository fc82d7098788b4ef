import type { Cause, Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { hasCheckTrouble } from '../connections/check-trouble.ts';
import type { Notifications } from '../connections/notifications.ts';
import type { Store } from '../connections/types.ts';
import { isPassing } from '../mailbox/sync-status.ts';
import type { Doctor } from './doctor.ts';

export interface DailyDeps {
  clock: Clock;
  store: Pick<Store, 'get'>;
  doctor: Doctor;
  notifications: Pick<Notifications, 'notify' | 'settle'>;
  /** 0 … 1. */
  random(): number;
}

const DAY_MS = 24 * 60 * 60_000;
/** What was found wrong may have been put right elsewhere: nobody should wait a day to see it. */
const TROUBLED_MS = 60 * 60_000;
/** Many copies of the app must not ask Microsoft all at the same time of day. */
const JITTER_MS = 2 * 60 * 60_000;
/** One connection at a time, and never right after the start, when everything syncs. */
const TICK_MS = 5 * 60_000;

/** The change watch: each connection is checked once a day, in the background. */
export interface DailyChecks {
  dispose(): void;
}

export function startDailyChecks(deps: DailyDeps): DailyChecks {
  const { clock, random } = deps;
  const jitter = new Map<string, number>();
  const jitterOf = (id: string) => {
    const known = jitter.get(id) ?? random() * JITTER_MS;
    jitter.set(id, known);
    return known;
  };
  let cancel = () => {};
  const plan = () => {
    cancel = clock.after(TICK_MS * (1 + random()), () => void tick());
  };
  const tick = async () => {
    const due = mostOverdue(deps, jitterOf);
    if (due) {
      await check(deps, due);
      jitter.delete(due);
    }
    plan();
  };
  plan();
  return { dispose: () => cancel() };
}

function mostOverdue({ store, clock, doctor }: DailyDeps, jitterOf: (id: string) => number): string | null {
  const kept = store.get('checks');
  const pauseFor = (id: string) => (hasCheckTrouble(kept[id]) ? TROUBLED_MS : DAY_MS + jitterOf(id));
  if (store.get('settings').paused) return null;
  const due = store
    .get('connections')
    .filter(({ id, paused }) => !paused && !doctor.isRunning(id))
    .map(({ id }) => ({ id, at: Date.parse(kept[id]?.at ?? '') || 0 }))
    .filter(({ id, at }) => clock.now() - at > pauseFor(id))
    .sort((a, b) => a.at - b.at);
  return due[0]?.id ?? null;
}

async function check({ doctor, notifications, store }: DailyDeps, id: string): Promise<void> {
  const run = await doctor.run(id, {}, 'daily');
  const mailbox = store.get('connections').find((one) => one.id === id)?.mailbox ?? '';
  for (const change of run?.changes ?? []) {
    const cause = `check-${change.id}`;
    const problem = run?.checks.find((one) => one.id === change.id)?.problem;
    if (change.isBetter) notifications.settle({ kind: 'change', connectionId: id, cause });
    else if (problem && isOnlyAChange(problem)) {
      notifications.notify({
        kind: 'change',
        connectionId: id,
        cause,
        title: `${mailbox} is no longer as it was`,
        text: change.text,
        tab: 'checks',
      });
    }
  }
}

/** Nobody can do anything about these, and they are over as they came. */
const OVER_SOON: ReadonlySet<Cause> = new Set<Cause>(['offline-or-dns', 'throttled', 'service-outage']);

/** What needs a person puts the connection itself in need of one, and is told there. */
function isOnlyAChange(problem: Problem): boolean {
  return isPassing(problem) && !OVER_SOON.has(problem.cause);
}
