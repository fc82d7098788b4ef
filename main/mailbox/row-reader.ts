/**
 * Reads the messages of a delta page. By hand and not by a schema: a mailbox of 100,000 messages is
 * read in one go, and a schema costs more than fetching and parsing the page. A property of the wrong
 * type counts as not said; only an id is insisted on.
 */
import type { Address } from '../../preload/contract.ts';
import { oneLine } from '../one-line.ts';
import type { RowChange, RowItem } from './row.ts';

/** Graph's own limit. Cutting shorter would save less memory than it takes time: a part has to be copied. */
const MAX_PREVIEW = 255;
/** Ids end up in URLs and as keys. */
const MAX_ID = 1000;

type Json = Record<string, unknown>;

/** Null where an item has no id: then the whole page is not what it should be. */
export function readItems(value: readonly unknown[]): RowItem[] | null {
  const items: RowItem[] = [];
  for (const raw of value) {
    const item = isObject(raw) ? readItem(raw) : null;
    if (!item) return null;
    items.push(item);
  }
  return items;
}

function readItem(raw: Json): RowItem | null {
  const id = raw['id'];
  if (typeof id !== 'string' || id === '' || id.length > MAX_ID) return null;
  const removed = raw['@removed'];
  if (isObject(removed)) return { id, reason: removed['reason'] === 'deleted' ? 'deleted' : 'changed' };
  return readChange(id, raw);
}

function readChange(id: string, raw: Json): RowChange {
  // Graph says null for "empty", and leaves out what did not change.
  const { subject, bodyPreview, isRead, hasAttachments } = raw;
  return {
    id,
    conversationId: textOf(raw['conversationId']),
    subject: subject === null ? '' : textOf(subject),
    from: readSender(raw['from']),
    preview: bodyPreview === null ? '' : readPreview(bodyPreview),
    receivedAt: readTime(raw['receivedDateTime']),
    isRead: typeof isRead === 'boolean' ? isRead : undefined,
    hasAttachments: typeof hasAttachments === 'boolean' ? hasAttachments : undefined,
    isFlagged: readFlag(raw['flag']),
    importance: readImportance(raw['importance']),
    // From the start, so that the object never changes its form.
    round: 0,
  };
}

function readTime(value: unknown): number | undefined {
  // Date.parse takes many texts for dates; Graph writes ISO 8601.
  if (typeof value !== 'string' || value.charCodeAt(4) !== 45 || value.charCodeAt(10) !== 84)
    return undefined;
  const time = (value.length === 20 && plainTime(value)) || Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** 2026-01-31T23:59:59Z, as Graph writes it, in half the time of `Date.parse`; 0 for what is no such time. */
function plainTime(text: string): number {
  const [year, month, day] = [twoAt(text, 0) * 100 + twoAt(text, 2), twoAt(text, 5), twoAt(text, 8)];
  const [hour, minute, second] = [twoAt(text, 11), twoAt(text, 14), twoAt(text, 17)];
  if (month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) return 0;
  return text.endsWith('Z') ? Date.UTC(year, month - 1, day, hour, minute, second) : 0;
}

/** A number of two digits. */
function twoAt(text: string, index: number): number {
  return (text.charCodeAt(index) - 48) * 10 + text.charCodeAt(index + 1) - 48;
}

/** People write often: one object for each of them, not for each message; by the address as it was sent. */
const senders = new Map<string, { name: string; sender: Address }>();
/** More than anybody hears from; beyond it sharing starts over. */
const MAX_SENDERS = 20_000;

function readSender(value: unknown): Address | null | undefined {
  if (value === null) return null;
  const mail = isObject(value) ? value['emailAddress'] : undefined;
  if (!isObject(mail)) return undefined;
  const address = textOf(mail['address']) ?? '';
  const name = textOf(mail['name']) ?? '';
  const known = senders.get(address);
  if (known?.name === name) return known.sender;
  const cleanAddress = oneLine(address);
  const sender = { address: cleanAddress, name: oneLine(name) || cleanAddress };
  if (senders.size >= MAX_SENDERS) senders.clear();
  senders.set(address, { name, sender });
  return sender;
}

function readPreview(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.length <= MAX_PREVIEW ? value : copyOf(value.slice(0, MAX_PREVIEW));
}

/** A part of a text keeps the whole text in memory; its copy does not. */
function copyOf(part: string): string {
  const encoding = HAS_WIDE.test(part) ? 'utf16le' : 'latin1';
  return scratch.toString(encoding, 0, scratch.write(part, encoding));
}

const scratch = Buffer.allocUnsafe(2 * MAX_PREVIEW);
const HAS_WIDE = /[\u0100-\uffff]/;

function readFlag(value: unknown): boolean | undefined {
  return isObject(value) ? value['flagStatus'] === 'flagged' : undefined;
}

function readImportance(value: unknown): RowChange['importance'] {
  if (value === 'normal') return value;
  if (typeof value !== 'string') return undefined;
  const importance = value.toLowerCase();
  return importance === 'low' || importance === 'normal' || importance === 'high' ? importance : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
