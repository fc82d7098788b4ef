import { expect, it } from 'vitest';
import { runChecks, withNeeds } from '../../../main/checks/engine.ts';
import { type Check, failed, passed } from '../../../main/checks/types.ts';
import type { CheckId, CheckView } from '../../../preload/contract.ts';
import { problem } from '../../fakes/app-state.ts';
import { FakeClock } from '../../fakes/clock.ts';

type Draft = Partial<Check> & { id: CheckId };

const check = (draft: Draft): Check => ({
  group: 'network',
  title: draft.id,
  needs: [],
  timeoutMs: 1000,
  run: async () => passed(),
  ...draft,
});

/** A check that takes `ms` of the clock's time. */
const slow = (clock: FakeClock, ms: number, draft: Draft): Check =>
  check({ run: () => new Promise((resolve) => clock.after(ms, () => resolve(passed()))), ...draft });

function start(checks: Check[], clock = new FakeClock()) {
  const controller = new AbortController();
  const shown: CheckView[] = [];
  const done = runChecks({
    checks,
    clock,
    signal: controller.signal,
    timedOut: () => problem('offline-or-dns'),
    broken: () => problem('unknown'),
    onChange: (view) => shown.push(view),
  });
  return { clock, controller, shown, done };
}

const verdicts = (views: CheckView[]) => Object.fromEntries(views.map(({ id, verdict }) => [id, verdict]));
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('a failure skips only what depends on it, and names itself', async () => {
  const { done } = start([
    check({ id: 'dns', run: async () => failed(problem()) }),
    check({ id: 'tcp', needs: ['dns'] }),
    check({ id: 'tls', needs: ['tcp'] }),
    check({ id: 'clock' }),
  ]);
  const views = await done;
  expect(verdicts(views)).toEqual({ dns: 'failed', tcp: 'skipped', tls: 'skipped', clock: 'passed' });
  expect(views.find(({ id }) => id === 'tls')?.because).toBe('dns');
});

it('what does not depend on each other runs at the same time', async () => {
  const clock = new FakeClock();
  const { done } = start(
    [
      slow(clock, 100, { id: 'dns' }),
      slow(clock, 100, { id: 'clock' }),
      slow(clock, 100, { id: 'tcp', needs: ['dns'] }),
      slow(clock, 150, { id: 'login', needs: ['clock'] }),
    ],
    clock,
  );
  for (let step = 0; step < 30; step += 1) {
    await turn();
    clock.turn(10);
  }
  expect(verdicts(await done)).toMatchObject({ tcp: 'passed', login: 'passed' });
  const ms = Object.fromEntries((await done).map((view) => [view.id, view.ms]));
  expect(ms).toEqual({ dns: 100, clock: 100, tcp: 100, login: 150 });
});

it('each check has its own time, and its signal fires when that is over', async () => {
  const clock = new FakeClock();
  let wasAborted = false;
  const silent = check({
    id: 'imap',
    timeoutMs: 500,
    run: (signal) =>
      new Promise(() => {
        signal.addEventListener('abort', () => {
          wasAborted = true;
        });
      }),
  });
  const { done } = start([silent, check({ id: 'pop' })], clock);
  await turn();
  clock.turn(500);
  expect(verdicts(await done)).toEqual({ imap: 'failed', pop: 'passed' });
  expect(wasAborted).toBe(true);
});

it('cancelling skips what has not ended and keeps what has', async () => {
  const never = check({ id: 'imap', run: () => new Promise(() => {}) });
  const { done, controller } = start([check({ id: 'dns' }), never, check({ id: 'pop', needs: ['imap'] })]);
  await turn();
  controller.abort();
  expect(verdicts(await done)).toEqual({ dns: 'passed', imap: 'skipped', pop: 'skipped' });
  expect((await done).every(({ because }) => because === null)).toBe(true);
});

it('waits for its own servers, and is skipped because of the layer that failed', async () => {
  const { done, shown } = start([
    check({ id: 'imap', ready: async () => 'tcp' }),
    check({ id: 'pop', ready: async () => null }),
  ]);
  expect(verdicts(await done)).toEqual({ imap: 'skipped', pop: 'passed' });
  expect(shown.filter(({ id }) => id === 'imap').map(({ verdict }) => verdict)).toEqual(['skipped']);
});

it('goes on after one that failed where only the order matters', async () => {
  const order: string[] = [];
  const { done } = start([
    check({
      id: 'graph',
      after: ['graph-own'],
      run: async () => {
        order.push('shared');
        return passed();
      },
    }),
    check({
      id: 'graph-own',
      run: async () => {
        order.push('own');
        return failed(problem());
      },
    }),
  ]);
  expect(verdicts(await done)).toEqual({ graph: 'passed', 'graph-own': 'failed' });
  expect(order).toEqual(['own', 'shared']);
});

it('a check that throws fails alone', async () => {
  const { done } = start([
    check({ id: 'dns', run: () => Promise.reject(new Error('a bug')) }),
    check({ id: 'clock' }),
  ]);
  expect(verdicts(await done)).toEqual({ dns: 'failed', clock: 'passed' });
});

it('one check alone brings what it needs', () => {
  const checks = [
    check({ id: 'dns' }),
    check({ id: 'tls' }),
    check({ id: 'login', through: ['dns', 'tls'] }),
    check({ id: 'refresh', needs: ['login'] }),
    check({ id: 'imap', needs: ['refresh'], after: ['pop'] }),
    check({ id: 'pop', needs: ['refresh'] }),
  ];
  expect(withNeeds(checks, ['imap']).map(({ id }) => id)).toEqual(['dns', 'tls', 'login', 'refresh', 'imap']);
});
