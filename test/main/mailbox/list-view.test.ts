import { describe, expect, it, vi } from 'vitest';
import { createListLines } from '../../../main/mailbox/list-view.ts';
import { changeOf } from '../../../main/mailbox/row.ts';
import { createRows } from '../../../main/mailbox/rows.ts';
import type { ListView, MessageSummary } from '../../../preload/contract.ts';
import { row } from './memory-rows.ts';

const ALL: ListView = { filters: [], grouped: false, expanded: [] };

/** Rows from the newest to the oldest. */
function listOf(...changes: (Partial<MessageSummary> & { id: string })[]) {
  const rows = createRows();
  rows.apply(
    changes.map(({ id, ...change }, index) =>
      changeOf(
        row(id, { receivedAt: new Date(Date.UTC(2026, 10, 27) - index * 60_000).toISOString(), ...change }),
      ),
    ),
  );
  return { rows, lines: createListLines(() => rows) };
}

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

describe('the lines of a list', () => {
  it('are all rows, newest first, in the part that was asked for', () => {
    const { lines } = listOf({ id: 'a' }, { id: 'b' }, { id: 'c' });
    const { total, items } = lines.list(ALL, 1, 5);
    expect(total).toBe(3);
    expect(idsOf(items)).toEqual(['b', 'c']);
    expect(items[0]).toMatchObject({ thread: null, isInThread: false });
    expect(lines.ids(ALL, 0, 2)).toEqual(['a', 'b']);
  });

  it('pass all filters at once', () => {
    const { lines } = listOf(
      { id: 'plain', isRead: true },
      { id: 'unread' },
      { id: 'file', isRead: true, hasAttachments: true },
      { id: 'both', hasAttachments: true },
      { id: 'three', hasAttachments: true, isFlagged: true },
    );
    const shown = (...filters: ListView['filters']) => lines.ids({ ...ALL, filters }, 0, 10);
    expect(shown('unread')).toEqual(['unread', 'both', 'three']);
    expect(shown('attachments')).toEqual(['file', 'both', 'three']);
    expect(shown('unread', 'attachments')).toEqual(['both', 'three']);
    expect(shown('unread', 'attachments', 'flagged')).toEqual(['three']);
  });

  it('gather a conversation under its newest message, and unfold it', () => {
    const { lines } = listOf(
      { id: 'a2', conversationId: 'A' },
      { id: 'b', conversationId: 'B', isRead: true },
      { id: 'a1', conversationId: 'A', isRead: true },
      { id: 'lone1' },
      { id: 'lone2' },
    );
    const folded = lines.list({ ...ALL, grouped: true }, 0, 10);
    expect(folded.total).toBe(4);
    expect(idsOf(folded.items)).toEqual(['a2', 'b', 'lone1', 'lone2']);
    expect(folded.items[0]?.thread).toEqual({ count: 2, unread: 1, isExpanded: false });
    expect(folded.items[1]?.thread).toBeNull();
    const unfolded = lines.list({ ...ALL, grouped: true, expanded: ['A'] }, 0, 10);
    expect(idsOf(unfolded.items)).toEqual(['a2', 'a1', 'b', 'lone1', 'lone2']);
    expect(unfolded.items[1]).toMatchObject({ isInThread: true, thread: null });
  });

  it('gather only what passes the filter', () => {
    const { lines } = listOf(
      { id: 'a3', conversationId: 'A', isRead: true },
      { id: 'a2', conversationId: 'A' },
      { id: 'a1', conversationId: 'A' },
    );
    const { items } = lines.list({ filters: ['unread'], grouped: true, expanded: [] }, 0, 10);
    expect(idsOf(items)).toEqual(['a2']);
    expect(items[0]?.thread?.count).toBe(2);
  });

  it('follow the rows', () => {
    const { rows, lines } = listOf({ id: 'a' }, { id: 'b' });
    const view: ListView = { ...ALL, filters: ['unread'] };
    expect(lines.list(view, 0, 10).total).toBe(2);
    rows.apply([{ id: 'a', reason: 'deleted' }]);
    expect(lines.ids(view, 0, 10)).toEqual(['b']);
  });

  it('are worked out once for a state of the rows', () => {
    const { rows, lines } = listOf({ id: 'a' }, { id: 'b' });
    const look = vi.spyOn(rows, 'all');
    const view: ListView = { ...ALL, grouped: true };
    lines.list(view, 0, 1);
    lines.list(view, 1, 1);
    lines.ids(view, 0, 10);
    expect(look).toHaveBeenCalledTimes(1);
    lines.list({ ...view, filters: ['flagged'] }, 0, 1);
    expect(look).toHaveBeenCalledTimes(2);
  });
});
