import type { Clock } from '../clock.ts';
import {
  type Arrival,
  isWanted,
  mailNotification,
  type Notice,
  type NoticeKind,
  notificationsOf,
  type Shown,
} from './notice.ts';
import { quietFor } from './quiet-hours.ts';
import type { SettingsService } from './settings.ts';
import type { Store } from './types.ts';

export interface NotificationsDeps {
  store: Store;
  settings: Pick<SettingsService, 'get'>;
  clock: Clock;
  show(notification: Shown): void;
}

/** Tells a person what happened while they looked elsewhere: once for each cause, not at night, not in a flood. */
export interface Notifications {
  /** Tells it soon, unless its cause was told before. */
  notify(notice: Notice): void;
  /** The cause is gone (absent: all causes of this kind): should it come back, it is told again. */
  settle(of: { kind: NoticeKind; connectionId: string | null; cause?: string }): void;
  /** The connection is gone, and with it all there was to tell. */
  forget(connectionId: string): void;
  mailArrived(arrival: Arrival): void;
}

/** What happens within this time is told together. */
const TOGETHER_MS = 2_000;
/** New mail is told at most this often. */
const MAIL_PAUSE_MS = 60_000;
/** Causes kept at most: far above 200 connections with a few each. */
const MOST_TOLD = 5_000;

export function createNotifications(deps: NotificationsDeps): Notifications {
  const { store, settings, clock, show } = deps;
  const waiting = new Map<string, Notice>();
  const arrivals = new Map<string, Arrival>();
  let mailAt = Number.NEGATIVE_INFINITY;
  let willTellNotices = false;
  let willTellMail = false;

  const planNotices = (ms: number) => {
    if (!willTellNotices) clock.after(ms, tellNotices);
    willTellNotices = true;
  };
  const tellNotices = () => {
    willTellNotices = false;
    const quiet = quietFor(settings.get().quietHours, clock.now());
    if (quiet > 0) return planNotices(quiet);
    const { notifications } = settings.get();
    const notices = [...waiting].filter(([, notice]) => isWanted(notice.kind, notifications));
    waiting.clear();
    if (notices.length === 0) return;
    store.set('told', keepNewest({ ...store.get('told'), ...timesOf(notices, clock.now()) }));
    for (const shown of notificationsOf(notices.map(([, notice]) => notice))) show(shown);
  };
  const tellMail = () => {
    willTellMail = false;
    const { quietHours, notifications } = settings.get();
    const isQuiet = quietFor(quietHours, clock.now()) > 0;
    const shown = mailNotification([...arrivals.values()], notifications.showSender);
    arrivals.clear();
    // The inbox tells it in the morning.
    if (!shown || isQuiet || !notifications.newMail) return;
    mailAt = clock.now();
    show(shown);
  };
  const drop = (isGone: (key: string) => boolean) => {
    for (const key of waiting.keys()) if (isGone(key)) waiting.delete(key);
    const told = Object.entries(store.get('told'));
    const left = told.filter(([key]) => !isGone(key));
    if (left.length < told.length) store.set('told', Object.fromEntries(left));
  };

  return {
    notify(notice) {
      const key = keyOf(notice);
      if (Object.hasOwn(store.get('told'), key)) return;
      waiting.set(key, notice);
      planNotices(TOGETHER_MS);
    },
    settle({ kind, connectionId, cause }) {
      const start = keyOf({ kind, connectionId, cause: cause ?? '' });
      drop((key) => (cause === undefined ? key.startsWith(start) : key === start));
    },
    forget(connectionId) {
      arrivals.delete(connectionId);
      drop((key) => key.startsWith(`${connectionId} `));
    },
    mailArrived(arrival) {
      if (!settings.get().notifications.newMail || arrival.count < 1) return;
      const { connectionId, count } = arrival;
      const earlier = arrivals.get(connectionId)?.count ?? 0;
      arrivals.set(connectionId, { ...arrival, count: earlier + count });
      if (!willTellMail) clock.after(Math.max(TOGETHER_MS, mailAt + MAIL_PAUSE_MS - clock.now()), tellMail);
      willTellMail = true;
    },
  };
}

function keyOf({ kind, connectionId, cause }: Pick<Notice, 'kind' | 'connectionId' | 'cause'>): string {
  return `${connectionId ?? 'app'} ${kind} ${cause}`;
}

function timesOf(notices: [string, Notice][], now: number): Record<string, number> {
  return Object.fromEntries(notices.map(([key]) => [key, now]));
}

function keepNewest(told: Record<string, number>): Record<string, number> {
  const entries = Object.entries(told);
  if (entries.length <= MOST_TOLD) return told;
  return Object.fromEntries(entries.sort(([, a], [, b]) => b - a).slice(0, MOST_TOLD));
}
