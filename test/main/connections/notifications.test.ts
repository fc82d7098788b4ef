import { describe, expect, it } from 'vitest';
import type { Notice, Shown } from '../../../main/connections/notice.ts';
import { createNotifications } from '../../../main/connections/notifications.ts';
import { createSettings } from '../../../main/connections/settings.ts';
import { createState } from '../../../main/connections/state.ts';
import { watchStatus } from '../../../main/connections/watch-status.ts';
import type { ConnectionStatus } from '../../../preload/contract.ts';
import { appState, connectionView, problem } from '../../fakes/app-state.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { memoryStore } from '../../fakes/memory-store.ts';

const NOON = new Date(2026, 10, 27, 12, 0).getTime();
const needsYou: ConnectionStatus = { kind: 'needs-you', problem: problem('refresh-token-expired') };

function desk({ store = memoryStore(), at = NOON } = {}) {
  const clock = new FakeClock(at);
  const state = createState(appState());
  const settings = createSettings({ store, state });
  const shown: Shown[] = [];
  const notifications = createNotifications({ store, settings, clock, show: (one) => shown.push(one) });
  return { clock, state, settings, notifications, store, shown };
}

function notice(values: Partial<Notice> = {}): Notice {
  return {
    kind: 'needs-you',
    connectionId: 'c1',
    cause: 'admin-consent-required',
    title: 'support@contoso.example needs you',
    text: 'An administrator has to agree first',
    ...values,
  };
}

describe('telling a cause', () => {
  it('happens once, also after a restart', () => {
    const { clock, notifications, shown, store } = desk();
    notifications.notify(notice());
    notifications.notify(notice());
    clock.turn(10_000);
    notifications.notify(notice());
    clock.turn(10_000);
    expect(shown).toHaveLength(1);

    const next = desk({ store });
    next.notifications.notify(notice());
    next.clock.turn(10_000);
    expect(next.shown).toEqual([]);
  });

  it('happens again once it was settled and comes back', () => {
    const { clock, notifications, shown } = desk();
    notifications.notify(notice());
    clock.turn(10_000);
    notifications.settle({ kind: 'needs-you', connectionId: 'c1' });
    notifications.notify(notice());
    clock.turn(10_000);
    expect(shown).toHaveLength(2);
  });

  it('does not happen when it is settled before it was told', () => {
    const { clock, notifications, shown } = desk();
    notifications.notify(notice());
    notifications.settle({ kind: 'needs-you', connectionId: 'c1', cause: 'admin-consent-required' });
    clock.turn(10_000);
    expect(shown).toEqual([]);
  });

  it('leads to the connection and its tab', () => {
    const { clock, notifications, shown } = desk();
    notifications.notify(notice({ tab: 'registration' }));
    clock.turn(10_000);
    expect(shown[0]?.target).toEqual({ screen: 'connection', connectionId: 'c1', tab: 'registration' });
  });

  it('settles the named cause of the named connection alone', () => {
    const { clock, notifications, shown, store } = desk();
    for (const connectionId of ['c1', 'c11']) {
      for (const cause of ['secret-30', 'secret-3'])
        notifications.notify(notice({ kind: 'ending', connectionId, cause }));
    }
    clock.turn(10_000);
    notifications.settle({ kind: 'ending', connectionId: 'c1', cause: 'secret-3' });
    expect(Object.keys(store.get('told')).sort()).toEqual([
      'c1 ending secret-30',
      'c11 ending secret-3',
      'c11 ending secret-30',
    ]);
    notifications.forget('c1');
    expect(Object.keys(store.get('told'))).not.toContain('c1 ending secret-30');
    expect(shown).toHaveLength(1);
  });

  it('leaves out what the settings do not want, and tells it when they do', () => {
    const { clock, notifications, settings, shown } = desk();
    const off = { newMail: true, showSender: false, needsYou: false, ending: true, changes: true };
    settings.update({ notifications: off });
    notifications.notify(notice());
    clock.turn(10_000);
    expect(shown).toEqual([]);
    settings.update({ notifications: { ...off, needsYou: true } });
    notifications.notify(notice());
    clock.turn(10_000);
    expect(shown).toHaveLength(1);
  });

  it('becomes one notification when many come at once', () => {
    const { clock, notifications, shown } = desk();
    for (let index = 0; index < 12; index += 1) {
      notifications.notify(
        notice({ connectionId: `c${index}`, title: `m${index}@contoso.example needs you` }),
      );
    }
    clock.turn(10_000);
    expect(shown).toEqual([
      {
        title: '12 mailboxes need you',
        text: 'm0@contoso.example needs you\nm1@contoso.example needs you\nm2@contoso.example needs you\nand 9 more',
        target: { screen: 'overview', connectionId: null, tab: null },
      },
    ]);
  });
});

describe('quiet hours', () => {
  it('hold everything back until they end, over midnight', () => {
    const { clock, notifications, settings, shown } = desk({ at: new Date(2026, 10, 27, 23, 0).getTime() });
    settings.update({ quietHours: { on: true, from: '20:00', until: '07:00' } });
    notifications.notify(notice());
    notifications.mailArrived({ connectionId: 'c1', mailbox: 'support@contoso.example', count: 3 });
    clock.turn(7 * 3_600_000);
    expect(shown).toEqual([]);
    clock.turn(3_600_000 + 1);
    expect(shown.map(({ title }) => title)).toEqual(['support@contoso.example needs you']);
  });

  it('are over in the day', () => {
    const { clock, notifications, settings, shown } = desk();
    settings.update({ quietHours: { on: true, from: '20:00', until: '07:00' } });
    notifications.notify(notice());
    clock.turn(10_000);
    expect(shown).toHaveLength(1);
  });
});

describe('new mail', () => {
  const one = { connectionId: 'c1', mailbox: 'support@contoso.example', count: 1 };
  const newest = { id: 'm1', sender: 'Robin Berg', subject: 'Order 4711' };

  it('is a number and no content', () => {
    const { clock, notifications, shown } = desk();
    notifications.mailArrived({ ...one, newest });
    clock.turn(10_000);
    expect(shown).toEqual([
      {
        title: '1 new message',
        text: 'support@contoso.example',
        target: { screen: 'connection', connectionId: 'c1', tab: 'inbox', messageId: 'm1' },
      },
    ]);
  });

  it('leads to the mailbox where there is more than one message', () => {
    const { clock, notifications, shown } = desk();
    notifications.mailArrived({ ...one, count: 2, newest });
    clock.turn(10_000);
    expect(shown[0]?.target).toEqual({ screen: 'connection', connectionId: 'c1', tab: 'inbox' });
  });

  it('names sender and subject where the person allows it', () => {
    const { clock, notifications, settings, shown } = desk();
    settings.update({ notifications: { ...settings.get().notifications, showSender: true } });
    notifications.mailArrived({ ...one, newest });
    clock.turn(10_000);
    expect(shown[0]).toMatchObject({ title: 'Robin Berg', text: 'Order 4711\nsupport@contoso.example' });
  });

  it('is summed up over mailboxes and told at most once a minute', () => {
    const { clock, notifications, shown } = desk();
    for (let index = 0; index < 200; index += 1) {
      notifications.mailArrived({
        connectionId: `c${index}`,
        mailbox: `m${index}@contoso.example`,
        count: 50,
      });
      clock.turn(500);
    }
    clock.turn(60_000);
    expect(shown).toHaveLength(3);
    expect(shown[1]?.title).toMatch(/^\d+ new messages in \d+ mailboxes$/);
    const total = shown.reduce((sum, { title }) => sum + Number(/^\d+/.exec(title)?.[0]), 0);
    expect(total).toBe(10_000);
  });
});

describe('watching the connections', () => {
  const settled = () => new Promise<void>((resolve) => queueMicrotask(resolve));

  it('tells of the one that needs a person, once, however often its state changes', async () => {
    const { clock, notifications, state, shown } = desk();
    watchStatus(state, notifications);
    const statuses: ConnectionStatus[] = [
      needsYou,
      { kind: 'syncing' },
      needsYou,
      { kind: 'paused' },
      needsYou,
    ];
    for (const status of statuses) {
      state.update({ connections: [connectionView({ status })] });
      await settled();
      clock.turn(5_000);
    }
    expect(shown.map(({ title }) => title)).toEqual(['support@contoso.example needs you']);
    for (const status of [{ kind: 'ok' } as const, needsYou]) {
      state.update({ connections: [connectionView({ status })] });
      await settled();
      clock.turn(5_000);
    }
    expect(shown).toHaveLength(2);
  });

  it('forgets a removed connection', async () => {
    const { clock, notifications, state, store } = desk();
    watchStatus(state, notifications);
    state.update({ connections: [connectionView({ status: needsYou })] });
    await settled();
    clock.turn(5_000);
    expect(Object.keys(store.get('told'))).toEqual(['c1 needs-you refresh-token-expired']);
    state.update({ connections: [] });
    await settled();
    expect(store.get('told')).toEqual({});
  });
});
