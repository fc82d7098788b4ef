import { expect, it } from 'vitest';
import { createConsentWatch, waitsForConsent } from '../../../main/connections/consent-watch.ts';
import { createState } from '../../../main/connections/state.ts';
import { failure, type Result, success } from '../../../main/result.ts';
import type { AppState, ConsentWatchView, Problem } from '../../../preload/contract.ts';
import { appState, connectionView, problem } from '../../fakes/app-state.ts';
import { FakeClock } from '../../fakes/clock.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const setup = { id: 's1', mailbox: 'support@contoso.example' } as AppState['setup'];
const failed = (cause: Problem['cause']): AppState['signIn'] => ({
  phase: 'failed',
  target: null,
  problem: problem(cause),
});

function setUp(initial: Partial<AppState>) {
  const clock = new FakeClock();
  const state = createState(appState());
  const shown: ConsentWatchView[] = [];
  const told: string[] = [];
  const synced: string[] = [];
  let answer: Result<null> = failure(problem('user-consent-required'));
  let looks = 0;
  let hold: Promise<void> | undefined;
  const held = { aborted: false };
  const watch = createConsentWatch({
    clock,
    state,
    connections: { sync: (id) => synced.push(id) },
    notifications: { notify: ({ title }) => told.push(title) },
    async trySetup(signal) {
      looks += 1;
      await hold;
      held.aborted = signal.aborted;
      if (signal.aborted) return failure(problem('popup-closed-or-blocked'));
      if (answer.ok) state.update({ setup: null, signIn: { phase: 'idle' } });
      return answer;
    },
    show: (view) => shown.push(view),
  });
  state.update(initial);
  return {
    clock,
    state,
    shown,
    told,
    synced,
    watch,
    looks: () => looks,
    held,
    /** The next look takes until this is called. */
    holdLooks() {
      let release = () => {};
      hold = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    answer(next: Result<null>) {
      answer = next;
    },
  };
}

async function pass(clock: FakeClock, ms: number): Promise<void> {
  for (let rest = ms; rest > 0; rest -= 5000) {
    clock.turn(5000);
    await turn();
  }
}

it('looks ever more seldom, and moves on and says so when the consent is there', async () => {
  const { clock, shown, told, looks, answer } = setUp({ setup, signIn: failed('admin-consent-required') });
  await turn();
  expect(shown.at(-1)).toMatchObject({ status: 'waiting' });
  await pass(clock, 60_000);
  expect(looks()).toBe(3);
  await pass(clock, 60_000);
  expect(looks()).toBe(4);
  answer(success(null));
  await pass(clock, 300_000);
  expect(told).toEqual(['support@contoso.example is connected']);
  expect(shown.at(-1)).toEqual({ status: 'off' });
  const after = looks();
  await pass(clock, 3_600_000);
  expect(looks()).toBe(after);
});

it('looks when the person asks or comes back, but not at every click', async () => {
  const { clock, watch, looks } = setUp({ setup, signIn: failed('admin-consent-required') });
  await turn();
  watch.look();
  watch.look();
  await turn();
  expect(looks()).toBe(1);
  clock.turn(6000);
  watch.look();
  await turn();
  expect(looks()).toBe(2);
});

it('asks for a sign-in when the window no longer knows the person, and stops looking', async () => {
  const { clock, shown, looks, answer } = setUp({ setup, signIn: failed('admin-consent-required') });
  answer(failure(problem('refresh-token-expired')));
  await turn();
  await pass(clock, 3_600_000);
  expect(shown.at(-1)).toEqual({ status: 'needs-sign-in' });
  expect(looks()).toBe(1);
});

it('goes on looking through a broken network', async () => {
  const { clock, shown, looks, answer } = setUp({ setup, signIn: failed('admin-consent-required') });
  answer(failure(problem('offline-or-dns')));
  await turn();
  await pass(clock, 60_000);
  expect(looks()).toBeGreaterThan(2);
  expect(shown.at(-1)).toMatchObject({ status: 'waiting' });
});

it('does not look for what no administrator can give', async () => {
  const { clock, looks } = setUp({ setup, signIn: failed('bad-password') });
  await turn();
  await pass(clock, 600_000);
  expect(looks()).toBe(0);
  expect(waitsForConsent(problem('consent-declined'))).toBe(false);
  expect(waitsForConsent({ ...problem('consent-declined'), who: 'admin' })).toBe(true);
});

it('notices that a consent that was withdrawn is back', async () => {
  const refused = { kind: 'needs-you', problem: problem('user-consent-required') } as const;
  const { clock, state, synced, told } = setUp({ connections: [connectionView({ status: refused })] });
  await turn();
  await pass(clock, 30_000);
  expect(synced).toEqual(['c1', 'c1']);
  state.update({ connections: [connectionView({ status: { kind: 'syncing' } })] });
  await turn();
  state.update({ connections: [connectionView({ status: refused })] });
  await turn();
  // Still the same wait: the pauses go on growing.
  await pass(clock, 60_000);
  expect(synced).toHaveLength(3);
  state.update({ connections: [connectionView({ status: { kind: 'ok' } })] });
  await turn();
  expect(told).toEqual(['support@contoso.example is connected']);
  await pass(clock, 3_600_000);
  expect(synced).toHaveLength(3);
});

it('ends a look under way when the person gives up: nothing is connected behind their back', async () => {
  const { clock, state, told, watch, answer, held, holdLooks } = setUp({
    setup,
    signIn: failed('admin-consent-required'),
  });
  await turn();
  answer(success(null));
  const release = holdLooks();
  await pass(clock, 15_000);
  watch.cancel();
  release();
  await turn();
  expect(held.aborted).toBe(true);
  expect(state.get().setup).not.toBeNull();
  expect(told).toEqual([]);
});

it('looks again after one that was ended', async () => {
  const { clock, watch, looks, holdLooks } = setUp({ setup, signIn: failed('admin-consent-required') });
  await turn();
  const release = holdLooks();
  await pass(clock, 15_000);
  watch.cancel();
  release();
  await turn();
  await pass(clock, 15_000);
  expect(looks()).toBe(2);
});
