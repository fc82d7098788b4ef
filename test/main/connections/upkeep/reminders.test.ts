import { describe, expect, it } from 'vitest';
import { createNotifications } from '../../../../main/connections/notifications.ts';
import type { Connection } from '../../../../main/connections/types.ts';
import { createReminders, dueNotices } from '../../../../main/connections/upkeep/reminders.ts';
import { newUpkeep, withRenewed } from '../../../../main/connections/upkeep/upkeep.ts';
import { DEFAULT_SETTINGS } from '../../../../preload/default-settings.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { memoryStore } from '../../../fakes/memory-store.ts';
import { perfexConnection } from './perfex-connection.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1, 12);

function inDays(days: number, changes: Partial<Connection> = {}): Connection {
  return perfexConnection({ secretExpiresAt: new Date(START + days * DAY).toISOString(), ...changes });
}

function setUp(connection: Connection) {
  const clock = new FakeClock(START);
  const store = memoryStore();
  const shown: { title: string; tab: string | null }[] = [];
  let kept = connection;
  const begin = () => {
    const notifications = createNotifications({
      store,
      clock,
      settings: { get: () => DEFAULT_SETTINGS },
      show: ({ title, target }) => shown.push({ title, tab: target.tab }),
    });
    const reminders = createReminders({ clock, notifications, connections: { all: () => [kept] } });
    reminders.start();
    clock.turn(5000);
    return reminders;
  };
  return {
    clock,
    shown,
    begin,
    change(next: Connection) {
      kept = next;
    },
    titles: () =>
      shown.map(({ title }) => title.replace('The client secret of support@contoso.example ', '')),
  };
}

describe('a client secret', () => {
  it('is reminded of once at each threshold, and a click leads to its registration', () => {
    const { clock, shown, titles, begin } = setUp(inDays(62));
    begin();
    expect(shown).toEqual([]);
    clock.turn(64 * DAY);
    expect(titles()).toEqual([
      'expires in 60 days',
      'expires in 30 days',
      'expires in 14 days',
      'expires in 7 days',
      'expires tomorrow',
      'expires today',
    ]);
    expect(new Set(shown.map(({ tab }) => tab))).toEqual(new Set(['registration']));
  });

  it('is not reminded of again after a restart, and of days without the app only the last counts', () => {
    const { clock, titles, begin } = setUp(inDays(20));
    begin();
    expect(titles()).toEqual(['expires in 20 days']);
    begin();
    expect(titles()).toHaveLength(1);
    clock.turn(15 * DAY);
    begin();
    expect(titles()).toEqual(['expires in 20 days', 'expires in 14 days', 'expires in 7 days']);
  });

  it('that was renewed is reminded of anew, the old one no more', () => {
    const { clock, titles, begin, change } = setUp(inDays(5));
    const reminders = begin();
    const expiresAt = new Date(START + 12 * DAY).toISOString();
    change(withRenewed(inDays(5), { keyId: null, expiresAt }, START));
    reminders.look();
    clock.turn(6 * DAY);
    expect(titles()).toEqual(['expires in 5 days', 'expires in 11 days', 'expires in 7 days']);
  });

  it('of which nobody knows the end is not nagged about', () => {
    expect(dueNotices(perfexConnection({ secretExpiresAt: null }), START)).toEqual([]);
  });

  it('of a public client does not exist', () => {
    const { registration } = perfexConnection();
    const desktop = inDays(1, { registration: { ...registration, platform: 'publicClient' } });
    expect(dueNotices(desktop, START)).toEqual([]);
  });
});

describe('the older client secret', () => {
  const renewed = (daysAgo: number) =>
    inDays(700, {
      hasOlderSecret: true,
      upkeep: { ...newUpkeep(), renewedAt: new Date(START - daysAgo * DAY).toISOString() },
    });

  it('is reminded of a week after the renewal, once', () => {
    expect(dueNotices(renewed(6), START)).toEqual([]);
    expect(dueNotices(renewed(7), START)).toMatchObject([{ cause: 'older-secret-1', tab: 'registration' }]);
    const { shown, begin } = setUp(renewed(8));
    begin();
    begin();
    expect(shown).toHaveLength(1);
  });

  it('that was removed is not mentioned', () => {
    expect(dueNotices({ ...renewed(8), hasOlderSecret: false }, START)).toEqual([]);
  });
});

describe('a sign-in that nobody uses', () => {
  const paused = (daysAgo: number) =>
    inDays(700, { paused: true, lastSync: new Date(START - daysAgo * DAY).toISOString() });

  it('is reminded of before it ends, once at each threshold', () => {
    const { clock, shown, begin } = setUp(paused(70));
    begin();
    expect(shown).toEqual([]);
    clock.turn(25 * DAY);
    expect(shown.map(({ title }) => title)).toEqual([
      'The sign-in of support@contoso.example ends in 14 days',
      'The sign-in of support@contoso.example ends in 7 days',
      'The sign-in of support@contoso.example ends tomorrow',
      'The sign-in of support@contoso.example ends today',
    ]);
  });

  it('is let be once it was used, and reminded of anew when it is left alone again', () => {
    const { clock, shown, begin, change } = setUp(paused(80));
    begin();
    expect(shown).toHaveLength(1);
    change(paused(0));
    clock.turn(75 * DAY);
    expect(shown).toHaveLength(1);
    clock.turn(2 * DAY);
    expect(shown).toHaveLength(2);
  });

  it.each([
    ['was never used', null],
    ['was used two weeks ago', new Date(START - 14 * DAY).toISOString()],
    ['has ended already', new Date(START - 100 * DAY).toISOString()],
  ])('that %s is not mentioned', (_, lastSync) => {
    expect(dueNotices(inDays(700, { lastSync }), START)).toEqual([]);
  });
});
