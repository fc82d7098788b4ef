import { headOf, type Item } from '../mail/mailbox.ts';
import type { MailAddress, MessageHead } from '../mail/source.ts';
import { readKeywords, type Term, wordsOf } from './keywords.ts';

/** $search finds no more than this (search-query-parameter). */
const MAX_FOUND = 1000;

/** Properties that a term may be about, as words of the message. */
const TEXTS: Record<string, (head: MessageHead) => string> = {
  subject: ({ subject }) => subject,
  body: ({ preview }) => preview,
  from: ({ from }) => people([from]),
  sender: ({ sender }) => people([sender]),
  to: ({ to }) => people(to),
  cc: ({ cc }) => people(cc),
  bcc: () => '',
  recipients: ({ to, cc }) => people([...to, ...cc]),
  participants: ({ from, to, cc }) => people([from, ...to, ...cc]),
  kind: () => 'email',
  importance: ({ importance }) => importance,
  hasattachments: ({ hasAttachments }) => String(hasAttachments),
};

/** Looked through when a term names no property. */
const DEFAULTS = ['from', 'subject', 'body'];

/**
 * The items that `$search` finds, by the time they were sent, newest first.
 *
 * @throws GraphFault 400 where the text is no search expression
 * @see https://learn.microsoft.com/graph/search-query-parameter
 */
export function search(items: Item[], text: string): Item[] {
  const alternatives = readKeywords(text);
  const isFound = (item: Item) =>
    alternatives.some((terms) => terms.every((term) => mentions(item, term) !== term.isExcluded));
  const found: Item[] = [];
  for (const item of items) {
    if (found.length === MAX_FOUND) break;
    if (isFound(item)) found.push(item);
  }
  return found.sort((a, b) => sentAt(b) - sentAt(a));
}

function mentions(item: Item, { property, comparison, words, isPrefix }: Term): boolean {
  if (property === 'received' || property === 'sent') {
    return isOfTime(property === 'sent' ? sentAt(item) : item.receivedAt, comparison, words.join('-'));
  }
  const head = headOf(item);
  const names = property !== null && Object.hasOwn(TEXTS, property) ? [property] : DEFAULTS;
  return names.some((name) => holds(wordsOf(TEXTS[name]?.(head) ?? ''), words, isPrefix));
}

/** The words stand in this order, one after the other; the last may go on where a `*` says so. */
function holds(text: string[], words: string[], isPrefix: boolean): boolean {
  const isAt = (start: number) =>
    words.every((word, offset) => {
      const found = text[start + offset];
      return isPrefix && offset === words.length - 1 ? !!found?.startsWith(word) : found === word;
    });
  return words.length > 0 && text.some((_, start) => isAt(start));
}

/** `received:2026-11-20` is that day; `>=` and the like compare with its beginning (UTC). */
function isOfTime(at: number, comparison: string, day: string): boolean {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start)) return false;
  const end = start + 24 * 60 * 60 * 1000;
  switch (comparison) {
    case '>':
      return at >= end;
    case '>=':
      return at >= start;
    case '<':
      return at < start;
    case '<=':
      return at < end;
    default:
      return at >= start && at < end;
  }
}

function sentAt(item: Item): number {
  return headOf(item).sentAt ?? item.receivedAt;
}

function people(addresses: (MailAddress | null)[]): string {
  return addresses.map((one) => `${one?.name ?? ''} ${one?.address ?? ''}`).join(' ');
}
