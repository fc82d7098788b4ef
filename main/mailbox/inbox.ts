import type { MessageSummary } from '../../preload/contract.ts';
import { EMPTY_ROW } from './message-mapping.ts';

/** A message as a delta query tells it: only what changed. */
export type MessageChange = Partial<MessageSummary> & { id: string };

/** The inbox as far as it is loaded, in memory, newest first. */
export interface Inbox {
  /** Grows with every real change, and with nothing else. */
  readonly revision: number;
  readonly size: number;
  /** `receivedAt` of the message at this position of the list; undefined beyond its end. */
  receivedAt(position: number): string | undefined;
  has(id: string): boolean;
  /**
   * Adds and merges; applying the same changes twice changes nothing. A piece of a message that is not
   * known and has no date cannot be shown and is left out. Answers the messages that are new.
   */
  apply(changes: readonly MessageChange[]): MessageSummary[];
  remove(ids: readonly string[]): void;
  /** Rows `offset … offset + limit − 1`, newest first. */
  list(offset: number, limit: number): MessageSummary[];
  ids(): IterableIterator<string>;
}

/** Builds an empty inbox. */
export function createInbox(): Inbox {
  const messages = new Map<string, MessageSummary>();
  let sorted: MessageSummary[] | null = null;
  let revision = 0;

  const changed = () => {
    revision++;
    sorted = null;
  };
  // Sorting waits until somebody looks: a round brings hundreds of changes at once.
  const inOrder = () => {
    sorted ??= [...messages.values()].sort(newestFirst);
    return sorted;
  };

  return {
    get revision() {
      return revision;
    },
    get size() {
      return messages.size;
    },
    receivedAt: (position) => inOrder()[position]?.receivedAt,
    has: (id) => messages.has(id),
    apply(changes) {
      const added = new Map<string, MessageSummary>();
      let isChanged = false;
      for (const change of changes) {
        const before = messages.get(change.id);
        const after = merge(before, change);
        if (!after || (before && isEqual(before, after))) continue;
        messages.set(change.id, after);
        if (!before || added.has(change.id)) added.set(change.id, after);
        isChanged = true;
      }
      if (isChanged) changed();
      return [...added.values()];
    },
    remove(ids) {
      const removed = ids.filter((id) => messages.delete(id));
      if (removed.length > 0) changed();
    },
    list: (offset, limit) => inOrder().slice(offset, offset + limit),
    ids: () => messages.keys(),
  };
}

function merge(before: MessageSummary | undefined, change: MessageChange): MessageSummary | null {
  if (before) return { ...before, ...change };
  return change.receivedAt === undefined ? null : { ...EMPTY_ROW, ...change };
}

/** Rows hold plain values, and a sender of two strings. */
function isEqual(a: MessageSummary, b: MessageSummary): boolean {
  const keys = Object.keys(a) as (keyof MessageSummary)[];
  return keys.every((key) => key === 'from' || a[key] === b[key]) && isSameSender(a, b);
}

function isSameSender({ from: a }: MessageSummary, { from: b }: MessageSummary): boolean {
  return a?.name === b?.name && a?.address === b?.address;
}

/** By id where the time is the same, so that the order never flickers. */
function newestFirst(a: MessageSummary, b: MessageSummary): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
