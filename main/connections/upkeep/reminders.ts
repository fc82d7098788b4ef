import { unusedSignInDays } from '../../../preload/unused-sign-in.ts';
import type { Clock } from '../../clock.ts';
import { REMINDER_DAYS, type ReminderDay, reminderDue, secretView } from '../../registration/calendar.ts';
import type { Connections } from '../connections.ts';
import type { Notice } from '../notice.ts';
import type { Notifications } from '../notifications.ts';
import { systemOf } from '../sheet.ts';
import type { Connection } from '../types.ts';
import { olderDueAt } from './upkeep.ts';

export interface ReminderDeps {
  clock: Clock;
  connections: Pick<Connections, 'all'>;
  notifications: Pick<Notifications, 'notify' | 'settle'>;
}

/** Reminds of what ends: each threshold of each secret once, which the notifications see to. */
export interface Reminders {
  /** Looks now, and from then on by itself. */
  start(): void;
  /** Something was renewed, or an end became known. */
  look(): void;
}

/** A computer that slept is caught up with soon after; a day's end is no matter of minutes. */
const LOOK_MS = 60 * 60_000;

export function createReminders({ clock, connections, notifications }: ReminderDeps): Reminders {
  const look = () => {
    const now = clock.now();
    for (const connection of connections.all()) {
      const due = ofSecret(connection, now);
      for (const notice of [...due, ...ofSignIn(connection, now)]) notifications.notify(notice);
      // A later end was noted: it is reminded of from the beginning.
      if (due.length === 0) for (const cause of causesOf(connection)) settle(connection.id, cause);
    }
  };
  const settle = (connectionId: string, cause: string) =>
    notifications.settle({ kind: 'ending', connectionId, cause });
  const lookOn = () => {
    look();
    clock.after(LOOK_MS, lookOn);
  };
  return { start: lookOn, look };
}

/** What a person should be reminded of. Pure; `now` in epoch ms. */
export function dueNotices(connection: Connection, now: number): Notice[] {
  return [...ofSecret(connection, now), ...ofSignIn(connection, now)];
}

function ofSecret(connection: Connection, now: number): Notice[] {
  if (connection.registration.platform !== 'web') return [];
  return [...expiry(connection, now), ...older(connection, now)];
}

/** A mailbox that is paused for long loses its sign-in, and with it what was consented to. */
function ofSignIn({ id, mailbox, lastSync }: Connection, now: number): Notice[] {
  const daysLeft = unusedSignInDays(lastSync, now);
  if (daysLeft === null) return [];
  const when = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`;
  return [
    {
      kind: 'ending',
      connectionId: id,
      // Whoever uses it and pauses it again is reminded again.
      cause: `unused-${lastSync}-${reminderDue(daysLeft, null)}`,
      title: `The sign-in of ${mailbox} ends ${when}`,
      text: 'Microsoft ends a sign-in that nobody uses for 90 days. Let the mailbox sync once to keep it.',
    },
  ];
}

function expiry(connection: Connection, now: number): Notice[] {
  const { id, mailbox, secretExpiresAt, upkeep } = connection;
  const { daysLeft } = secretView(secretExpiresAt, now, false);
  const day = reminderDue(daysLeft, null);
  if (day === null || daysLeft === null) return [];
  const system = systemOf(connection).name;
  return [
    {
      kind: 'ending',
      connectionId: id,
      cause: causeOf(upkeep.generation, day),
      title: titleOf(mailbox, day, daysLeft),
      text:
        daysLeft < 0
          ? `${system} can no longer use it. Renew it now.`
          : `Renew it and paste the new one into ${system}; the old one works until then.`,
      tab: 'registration',
    },
  ];
}

function causeOf(generation: number, day: ReminderDay): string {
  return `secret-${generation}-${day}`;
}

function causesOf({ upkeep }: Connection): string[] {
  return REMINDER_DAYS.map((day) => causeOf(upkeep.generation, day));
}

function titleOf(mailbox: string, day: ReminderDay, daysLeft: number): string {
  if (daysLeft < 0) return `The client secret of ${mailbox} has expired`;
  if (day === 0) return `The client secret of ${mailbox} expires today`;
  return `The client secret of ${mailbox} expires ${daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`}`;
}

function older(connection: Connection, now: number): Notice[] {
  const { id, mailbox, upkeep } = connection;
  const due = olderDueAt(connection);
  if (due === null || now < due) return [];
  return [
    {
      kind: 'ending',
      connectionId: id,
      cause: `older-secret-${upkeep.generation}`,
      title: `The older client secret of ${mailbox} is still there`,
      text: `Once ${systemOf(connection).name} uses the new one, remove the older one.`,
      tab: 'registration',
    },
  ];
}
