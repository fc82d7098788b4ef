import type { ConnectionTab, NotificationSettings, Screen, SettingsSection } from '../../preload/contract.ts';

export type NoticeKind = 'needs-you' | 'ending' | 'change' | 'info';

/** Something a person should hear of. Its words hold no mail content. */
export interface Notice {
  kind: NoticeKind;
  /** Null for what concerns the whole app. */
  connectionId: string | null;
  /**
   * Why it is told, e.g. a Diagnosis' name, or `secret-30` for thirty days before a secret's end. The
   * same cause of the same connection is told once, over restarts, until it is settled.
   */
  cause: string;
  title: string;
  text: string;
  /** Part of the connection's screen that a click opens; absent: the one that fits it. */
  tab?: ConnectionTab;
}

/** Where a click on a notification leads. */
export interface Target {
  screen: Screen;
  connectionId: string | null;
  tab: ConnectionTab | null;
  section?: SettingsSection;
  /** The message to open, where the notification speaks of one. */
  messageId?: string;
}

/** A notification as the desktop shows it. */
export interface Shown {
  title: string;
  text: string;
  target: Target;
}

/** New messages of one mailbox. */
export interface Arrival {
  connectionId: string;
  mailbox: string;
  count: number;
  /** The newest of them; sender's name and subject are shown only where the setting allows. */
  newest?: { id: string; sender: string; subject: string };
}

/** Titles of several notices at once. */
const TOGETHER: Record<NoticeKind, (count: number) => string> = {
  'needs-you': (count) => `${count} mailboxes need you`,
  ending: (count) => `${count} secrets or consents are about to end`,
  change: (count) => `${count} mailboxes are no longer as they were set up`,
  info: (count) => `${count} messages from Mailbox Connector`,
};

/** More notices than this at once become one. */
const MOST_AT_ONCE = 2;
/** Names in the text of a notification that stands for many. */
const MOST_NAMES = 3;

const OVERVIEW: Target = { screen: 'overview', connectionId: null, tab: null };

/** Whether the settings let this kind be told. */
export function isWanted(kind: NoticeKind, settings: NotificationSettings): boolean {
  if (kind === 'needs-you') return settings.needsYou;
  if (kind === 'ending') return settings.ending;
  return kind === 'info' || settings.changes;
}

/** The notifications that stand for these notices: one each, or one for all of a kind that has many. */
export function notificationsOf(notices: readonly Notice[]): Shown[] {
  const kinds = [...new Set(notices.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const same = notices.filter((notice) => notice.kind === kind);
    return same.length > MOST_AT_ONCE ? [together(kind, same)] : same.map(single);
  });
}

function single({ title, text, connectionId, tab }: Notice): Shown {
  const target: Target = connectionId ? { screen: 'connection', connectionId, tab: tab ?? null } : OVERVIEW;
  return { title, text, target };
}

function together(kind: NoticeKind, notices: readonly Notice[]): Shown {
  return {
    title: TOGETHER[kind](notices.length),
    text: someOf(notices.map(({ title }) => title)),
    target: OVERVIEW,
  };
}

/** The one notification about new mail of a moment. */
export function mailNotification(arrivals: readonly Arrival[], showSender: boolean): Shown | null {
  const [first] = arrivals;
  if (!first) return null;
  if (arrivals.length > 1) {
    const total = arrivals.reduce((sum, { count }) => sum + count, 0);
    const title = `${messages(total)} in ${arrivals.length} mailboxes`;
    return { title, text: someOf(arrivals.map(({ mailbox }) => mailbox)), target: OVERVIEW };
  }
  const { connectionId, mailbox, count, newest } = first;
  const isOne = count === 1 && newest !== undefined;
  const inbox: Target = { screen: 'connection', connectionId, tab: 'inbox' };
  const target = isOne ? { ...inbox, messageId: newest.id } : inbox;
  return showSender && isOne
    ? { title: newest.sender, text: `${newest.subject}\n${mailbox}`, target }
    : { title: messages(count), text: mailbox, target };
}

function messages(count: number): string {
  return count === 1 ? '1 new message' : `${count} new messages`;
}

function someOf(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES);
  return (rest > 0 ? [...shown, `and ${rest} more`] : shown).join('\n');
}
