import type { ListRow, ListView, MessageSummary } from '../../preload/contract.ts';
import { type Row, summaryOf } from './row.ts';
import type { Rows } from './rows.ts';

/** What stands in one line of a list. */
interface Line {
  row: Row;
  thread: ListRow['thread'];
  isInThread: boolean;
}

/** Rows of a list as a person wants to see them: filtered, and gathered by conversation. */
export interface ListLines {
  list(view: ListView, offset: number, limit: number): { total: number; items: ListRow[] };
  /** Ids of the messages in these lines, at most `limit`. */
  ids(view: ListView, offset: number, limit: number): string[];
}

/**
 * Lines over rows. Without filter and grouping nothing is worked out at all; otherwise once for each
 * revision and view, which takes some ten milliseconds for 100,000 rows.
 */
export function createListLines(rows: () => Rows): ListLines {
  let known: { rows: Rows; revision: number; key: string; lines: Line[] } | null = null;

  const linesOf = (view: ListView): Line[] => {
    const now = rows();
    const key = JSON.stringify(view);
    if (known?.rows === now && known.revision === now.revision && known.key === key) return known.lines;
    const lines = workOut(now.all(), view);
    known = { rows: now, revision: now.revision, key, lines };
    return lines;
  };

  return {
    list(view, offset, limit) {
      if (isPlain(view)) {
        const now = rows();
        return { total: now.size, items: now.list(offset, limit).map((message) => alone(message)) };
      }
      const lines = linesOf(view);
      const items = lines.slice(offset, offset + limit).map(({ row, thread, isInThread }) => ({
        ...summaryOf(row),
        thread,
        isInThread,
      }));
      return { total: lines.length, items };
    },
    ids(view, offset, limit) {
      if (isPlain(view))
        return rows()
          .list(offset, limit)
          .map(({ id }) => id);
      return linesOf(view)
        .slice(offset, offset + limit)
        .map(({ row }) => row.id);
    },
  };
}

function isPlain({ filters, grouped }: ListView): boolean {
  return filters.length === 0 && !grouped;
}

function alone(message: MessageSummary): ListRow {
  return { ...message, thread: null, isInThread: false };
}

function workOut(rows: readonly Row[], view: ListView): Line[] {
  const wanted = rows.filter((row) => view.filters.every((filter) => passes(row, filter)));
  if (!view.grouped) return wanted.map((row) => ({ row, thread: null, isInThread: false }));
  const threads = new Map<string, Row[]>();
  for (const row of wanted) {
    // A message without a conversation is one of its own.
    const key = row.conversationId || row.id;
    const thread = threads.get(key);
    if (thread) thread.push(row);
    else threads.set(key, [row]);
  }
  const expanded = new Set(view.expanded);
  // Rows are newest first, and a Map keeps the order in which the threads came up.
  return [...threads.values()].flatMap((thread) => linesOfThread(thread, expanded));
}

function linesOfThread(thread: Row[], expanded: ReadonlySet<string>): Line[] {
  const [head, ...others] = thread;
  if (!head) return [];
  if (others.length === 0) return [{ row: head, thread: null, isInThread: false }];
  const isExpanded = expanded.has(head.conversationId);
  const unread = thread.filter(({ isRead }) => !isRead).length;
  const first = { row: head, thread: { count: thread.length, unread, isExpanded }, isInThread: false };
  return isExpanded ? [first, ...others.map((row) => ({ row, thread: null, isInThread: true }))] : [first];
}

function passes(row: Row, filter: ListView['filters'][number]): boolean {
  switch (filter) {
    case 'unread':
      return !row.isRead;
    case 'attachments':
      return row.hasAttachments;
    case 'flagged':
      return row.isFlagged;
  }
}
