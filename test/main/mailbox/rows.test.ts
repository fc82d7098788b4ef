import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowChange, RowItem } from '../../../main/mailbox/row.ts';
import { createRows } from '../../../main/mailbox/rows.ts';

const NOTHING = {
  conversationId: undefined,
  subject: undefined,
  from: undefined,
  preview: undefined,
  receivedAt: undefined,
  isRead: undefined,
  hasAttachments: undefined,
  isFlagged: undefined,
  importance: undefined,
};

function piece(id: string, said: Partial<RowChange> = {}): RowChange {
  return { ...NOTHING, ...said, id };
}

function message(id: string, minute: number, said: Partial<RowChange> = {}): RowChange {
  return piece(id, { subject: id, receivedAt: minute * 60_000, isRead: false, ...said });
}

const gone = (id: string): RowItem => ({ id, reason: 'deleted' });
const idsOf = (rows: ReturnType<typeof createRows>) => rows.list(0, 10_000).map(({ id }) => id);

describe('rows', () => {
  it('stand newest first, those of one time by id, and are listed in parts', () => {
    const rows = createRows();
    rows.apply([message('b', 1), message('a', 1), message('c', 3), message('d', 2)]);
    expect(idsOf(rows)).toEqual(['c', 'd', 'a', 'b']);
    expect(rows.list(1, 2).map(({ id }) => id)).toEqual(['d', 'a']);
    rows.apply([message('e', 0), message('f', 9)]);
    expect(idsOf(rows)).toEqual(['f', 'c', 'd', 'a', 'b', 'e']);
  });

  it('merge pieces, and leave out a piece of a message that is not known', () => {
    const rows = createRows();
    expect(rows.apply([piece('x', { isRead: true })])).toEqual({ added: 0, changed: 0, removed: 0 });
    rows.apply([message('a', 1)]);
    expect(rows.apply([piece('a', { isRead: true, from: { name: 'Ann', address: 'a@b' } })]).changed).toBe(1);
    expect(rows.get('a')).toMatchObject({ subject: 'a', isRead: true, from: { name: 'Ann' } });
    expect(rows.size).toBe(1);
  });

  it('move where the date changes', () => {
    const rows = createRows();
    rows.apply([message('a', 1), message('b', 2)]);
    rows.apply([piece('a', { receivedAt: 3 * 60_000 })]);
    expect(idsOf(rows)).toEqual(['a', 'b']);
    expect(rows.unread).toBe(2);
  });

  it('have a new revision for each change, and none for what was known', () => {
    const rows = createRows();
    rows.apply([message('a', 1)]);
    const { revision } = rows;
    rows.apply([message('a', 1), gone('nobody'), piece('a', { isRead: false })]);
    expect(rows.revision).toBe(revision);
    rows.apply([gone('a')]);
    expect(rows.revision).toBeGreaterThan(revision);
  });

  it('lose in a full round what it does not name, whatever came in between', () => {
    const rows = createRows();
    rows.apply([message('a', 1), message('b', 2), message('c', 3)]);
    rows.startRound();
    rows.apply([message('b', 2)]);
    rows.apply([message('new', 4)]);
    expect(rows.sweep()).toBe(2);
    expect(idsOf(rows)).toEqual(['new', 'b']);
  });

  it('are the last word of any history of changes', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const item = fc.oneof(
      fc.record({ id, minute: fc.nat(5), isRead: fc.boolean() }).map((it) => message(it.id, it.minute, it)),
      fc.record({ id, isRead: fc.boolean() }).map((it) => piece(it.id, it)),
      id.map(gone),
    );
    fc.assert(
      fc.property(fc.array(fc.array(item, { maxLength: 6 }), { maxLength: 20 }), (batches) => {
        const rows = createRows();
        const expected = new Map<string, { minute: number; isRead: boolean }>();
        for (const batch of batches) {
          rows.apply(batch);
          for (const one of batch) {
            if ('reason' in one) expected.delete(one.id);
            else if (one.receivedAt !== undefined || expected.has(one.id)) {
              const before = expected.get(one.id);
              expected.set(one.id, {
                minute: one.receivedAt ?? before?.minute ?? 0,
                isRead: one.isRead ?? before?.isRead ?? true,
              });
            }
          }
          // Looked at in between or not: both must be right.
          if (batch.length % 2 === 0) rows.list(0, 3);
        }
        const sorted = [...expected].sort(([a, x], [b, y]) => y.minute - x.minute || (a < b ? -1 : 1));
        expect(rows.list(0, 99).map((row) => [row.id, row.isRead])).toEqual(
          sorted.map(([key, { isRead }]) => [key, isRead]),
        );
        expect(rows.unread).toBe(sorted.filter(([, { isRead }]) => !isRead).length);
        expect(rows.size).toBe(expected.size);
      }),
    );
  });
});
