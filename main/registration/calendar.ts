import { createHash } from 'node:crypto';
import type { SecretView } from '../../preload/contract.ts';
import { oneLine } from '../one-line.ts';

/** Days before the end on which a person is reminded; 0 also stands for "already expired". */
export const REMINDER_DAYS = [60, 30, 14, 7, 1, 0] as const;
export type ReminderDay = (typeof REMINDER_DAYS)[number];

const DAY = 86_400_000;

/** A moment as a clock, a file or JavaScript names it. */
type Moment = Date | number | string;

function timeOf(moment: Moment): number {
  return new Date(moment).getTime();
}

/** What is shown about a secret. `daysLeft` counts whole days and is negative once it has expired. */
export function secretView(expiresAt: string | null, now: Moment, hasOlder: boolean): SecretView {
  const end = expiresAt === null ? Number.NaN : Date.parse(expiresAt);
  if (Number.isNaN(end)) return { expiresAt: null, daysLeft: null, hasOlder };
  return { expiresAt, daysLeft: Math.floor((end - timeOf(now)) / DAY), hasOlder };
}

/**
 * The reminder that is due, or null. Each is given once: after days without the app only the latest one
 * is made up for.
 * @param lastReminded what this answered last for the same secret; null for a new one
 */
export function reminderDue(daysLeft: number | null, lastReminded: number | null): ReminderDay | null {
  if (daysLeft === null) return null;
  const due = REMINDER_DAYS.findLast((day) => daysLeft <= day);
  if (due === undefined) return null;
  return lastReminded === null || due < lastReminded ? due : null;
}

export interface CalendarEntry {
  connectionName: string;
  system: string;
  /** ISO 8601; what is no date has no event. */
  expiresAt: string;
  /** ISO 8601; when the secret before it should be gone. */
  removeOlderAt?: string;
}

/**
 * The expiry of every secret, and the removal of older ones, as a calendar (RFC 5545): whole days with reminders. The same
 * connection keeps its UID, so that importing again after a renewal moves the entry.
 */
export function icsCalendar(entries: readonly CalendarEntry[], now: Moment): string {
  const seen = new Map<string, number>();
  const events = entries.flatMap((entry) => {
    const key = `${entry.connectionName}\n${entry.system}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return [expiryEvent(entry), olderEvent(entry)].flatMap((found) =>
      found ? eventLines(found, uidOf(key + found.key, count), stamp(timeOf(now))) : [],
    );
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mailbox Connector//Secret calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A whole day with what is said about it. */
interface CalendarEvent {
  /** Tells the events of one entry apart. */
  key: string;
  day: number;
  summary: string;
  text: string;
  alarms: string[];
}

function expiryEvent({ connectionName, system, expiresAt }: CalendarEntry): CalendarEvent | null {
  const day = Date.parse(expiresAt);
  if (Number.isNaN(day)) return null;
  const summary = `Client secret of ${connectionName} expires`;
  const text = `The client secret that ${system} uses for ${connectionName} expires at ${stamp(day)}. Renew it in Mailbox Connector before, then enter the new one in ${system}.`;
  const alarms = REMINDER_DAYS.filter((days) => days > 0).flatMap((days) => alarm(days, summary));
  return { key: '', day, summary, text, alarms };
}

function olderEvent({ connectionName, system, removeOlderAt }: CalendarEntry): CalendarEvent | null {
  const day = removeOlderAt === undefined ? Number.NaN : Date.parse(removeOlderAt);
  if (Number.isNaN(day)) return null;
  const summary = `Remove the older client secret of ${connectionName}`;
  const text = `By now ${system} should use the new client secret. Remove the older one in Mailbox Connector, under Registration.`;
  return { key: '\nolder', day, summary, text, alarms: alarmAt('PT9H', summary) };
}

function eventLines({ day, summary, text, alarms }: CalendarEvent, uid: string, at: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${at}`,
    `DTSTART;VALUE=DATE:${stamp(day).slice(0, 8)}`,
    `DTEND;VALUE=DATE:${stamp(day + DAY).slice(0, 8)}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(text)}`,
    ...alarms,
    'END:VEVENT',
  ];
}

function alarm(days: number, summary: string): string[] {
  return alarmAt(`-P${days}D`, `${summary} in ${days} ${days === 1 ? 'day' : 'days'}`);
}

function alarmAt(trigger: string, text: string): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${trigger}`,
    `DESCRIPTION:${escapeText(text)}`,
    'END:VALARM',
  ];
}

function uidOf(key: string, count: number): string {
  const hash = createHash('sha256').update(`${key}\n${count}`).digest('hex').slice(0, 32);
  return `${hash}@mailbox-connector`;
}

/** `20261121T100000Z`; what is no time is the beginning of 1970. */
function stamp(time: number): string {
  const date = new Date(time >= 0 && time <= MAX_TIME ? time : 0);
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** The last moment with four digits in its year. */
const MAX_TIME = Date.UTC(9999, 11, 30);

function escapeText(text: string): string {
  return oneLine(text).replace(/[\\;,]/g, '\\$&');
}

/** Octets of a line without its end. */
const LINE_OCTETS = 75;

/** Folds a line so that no part is longer than 75 octets and no character is cut. */
function fold(line: string): string {
  const parts: string[] = [''];
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      parts.push(' ');
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return parts.join('\r\n');
}
