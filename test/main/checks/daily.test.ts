import { describe, expect, it } from 'vitest';
import { startDailyChecks } from '../../../main/checks/daily.ts';
import type { Doctor } from '../../../main/checks/doctor.ts';
import { connectInPractice, createPracticeServices } from '../../../main/cli/practice-services.ts';
import type { Notice, Shown } from '../../../main/connections/notice.ts';
import { createNotifications } from '../../../main/connections/notifications.ts';
import { createSettings } from '../../../main/connections/settings.ts';
import type { KeptVerdict } from '../../../main/connections/types.ts';
import { watchStatus } from '../../../main/connections/watch-status.ts';
import { statusWords } from '../../../renderer/components/status-words.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { ADA } from './causes.ts';

const HOUR_MS = 60 * 60_000;

async function connected() {
  const run = await createPracticeServices();
  const made = await connectInPractice(run, { system: 'osticket', signer: ADA });
  if (!made.ok) throw new Error(made.problem.title);
  const id = made.value;
  const { services, store, tenant } = run;
  const clock = new FakeClock(new Date(2026, 10, 27, 12, 0).getTime());
  const shown: Shown[] = [];
  const settings = createSettings({ store, state: services.state });
  const notifications = createNotifications({
    ...{ store: memoryStore(), settings, clock },
    show: (one) => shown.push(one),
  });
  watchStatus(services.state, notifications);
  const daily = async () => {
    const kept = store.get('checks')[id];
    const yesterday = new Date(Date.now() - 24 * HOUR_MS).toISOString();
    store.set('checks', { [id]: { at: yesterday, verdicts: kept?.verdicts ?? [] } });
    await services.doctor.run(id, {}, 'daily');
    // The state is told in the next turn, the notification after a pause.
    await Promise.resolve();
    clock.turn(10_000);
  };
  const view = () => services.state.get().connections.find((one) => one.id === id);
  return { ...run, id, daily, view, shown, provoke: tenant.control.provoke };
}

describe('a connection in whose daily check something fails', () => {
  it('needs you until a later check is green, and says once what happened', async () => {
    const { daily, view, shown, provoke } = await connected();
    await daily();
    expect(view()?.status.kind).toBe('ok');
    provoke('imap-off', ADA, true);
    await daily();
    expect(view()?.status).toMatchObject({
      kind: 'needs-you',
      problem: { cause: 'imap-disabled-or-refused', who: 'admin' },
    });
    expect(shown).toEqual([
      {
        title: `${ADA} needs you`,
        text: 'IMAP was switched off since yesterday.',
        target: { screen: 'connection', connectionId: view()?.id, tab: 'checks' },
      },
    ]);
    await daily();
    expect(shown).toHaveLength(1);
    provoke('imap-off', ADA, false);
    await daily();
    expect(view()?.status.kind).toBe('ok');
    expect(view()?.checks?.changes).toEqual([
      { id: 'imap', text: 'IMAP access to the mailbox: works again.', isBetter: true },
    ]);
    provoke('imap-off', ADA, true);
    await daily();
    expect(shown).toHaveLength(2);
  });

  it('still needs you after a start of the app, and while nothing can be reached', async () => {
    const { daily, view, provoke, services, id } = await connected();
    provoke('imap-off', ADA, true);
    await daily();
    provoke('offline', '', true);
    await daily();
    const saved = services.connections.get(id);
    if (saved) services.connections.replace(saved);
    // What runs for it is offline now; what the checks found stays.
    provoke('offline', '', false);
    services.connections.sync(id);
    await expect.poll(() => view()?.status).toMatchObject({ problem: { cause: 'imap-disabled-or-refused' } });
    expect(statusWords(view() ?? fail())).toContain('Needs you');
  });

  it('does not need you because of what passes by itself', async () => {
    const { daily, view, shown, provoke } = await connected();
    provoke('throttled', '', true);
    await daily();
    expect(view()?.status.kind).not.toBe('needs-you');
    expect(shown).toEqual([]);
  });
});

function fail(): never {
  throw new Error('the connection is gone');
}

describe('the timetable', () => {
  function timetable(verdict: KeptVerdict) {
    const clock = new FakeClock();
    const store = memoryStore();
    const connection = { id: 'c1', paused: false };
    store.set('connections', [connection as never]);
    const at = () => new Date(clock.now()).toISOString();
    store.set('checks', { c1: { at: at(), verdicts: [verdict] } });
    const runs: number[] = [];
    const doctor = {
      isRunning: () => false,
      async run() {
        runs.push(clock.now());
        store.set('checks', { c1: { at: at(), verdicts: [verdict] } });
        return null;
      },
    } as unknown as Doctor;
    const notifications = { notify: (_: Notice) => {}, settle: () => {} };
    startDailyChecks({ clock, store, doctor, notifications, random: () => 0.5 });
    const turn = async (hours: number) => {
      for (let minute = 0; minute < hours * 60; minute += 5) {
        clock.turn(5 * 60_000);
        await Promise.resolve();
        await Promise.resolve();
      }
    };
    return { runs, turn };
  }
  const since = '2026-01-01T00:00:00.000Z';

  it('looks once a day at what is fine', async () => {
    const { runs, turn } = timetable({ id: 'imap', verdict: 'passed', since });
    await turn(24);
    expect(runs).toHaveLength(0);
    await turn(30);
    expect(runs).toHaveLength(2);
  });

  it('looks about once an hour whether what a person has to put right was put right', async () => {
    const cause = 'imap-disabled-or-refused';
    const { runs, turn } = timetable({ id: 'imap', verdict: 'failed', cause, since });
    await turn(12);
    expect(runs.length).toBeGreaterThan(8);
  });
});
