import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInbox, type MessageChange } from '../../../main/mailbox/inbox.ts';
import { messageSummarySchema } from '../../../preload/contract.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

/** Changes of five messages with few values, so that they meet each other. */
const change: fc.Arbitrary<MessageChange> = fc
  .record(
    {
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      receivedAt: fc.integer({ min: 1, max: 3 }).map(day),
      isRead: fc.boolean(),
      subject: fc.constantFrom('x', 'y'),
      from: fc.constantFrom(null, { name: 'Ann', address: 'a@b.c' }, { name: 'Ann', address: 'x@b.c' }),
    },
    { requiredKeys: ['id'] },
  )
  .map((fields) => fields as MessageChange);

describe('an inbox', () => {
  it('shows the newest message first, and the same order whatever came first', () => {
    const messages = [
      { id: 'b', receivedAt: day(2) },
      { id: 'a', receivedAt: day(2) },
      { id: 'c', receivedAt: day(3) },
    ];
    for (const order of [messages, messages.toReversed()]) {
      const inbox = createInbox();
      inbox.apply(order);
      expect(inbox.list(0, 9).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    }
  });

  it('answers which messages are new, once', () => {
    const inbox = createInbox();
    expect(inbox.apply([{ id: 'a', receivedAt: day(1) }]).map(({ id }) => id)).toEqual(['a']);
    expect(inbox.apply([{ id: 'a', isRead: false }])).toEqual([]);
  });

  it('merges a partial update into the row', () => {
    const inbox = createInbox();
    inbox.apply([{ id: 'a', receivedAt: day(1), subject: 'Hello', isRead: false }]);
    inbox.apply([{ id: 'a', isRead: true }]);
    expect(inbox.list(0, 1)[0]).toMatchObject({ subject: 'Hello', isRead: true });
  });

  it('leaves out a piece of a message it does not know', () => {
    const inbox = createInbox();
    inbox.apply([{ id: 'a', isRead: true }]);
    expect(inbox.size).toBe(0);
    expect(inbox.revision).toBe(0);
  });

  it('counts a revision for a real change only', () => {
    const inbox = createInbox();
    inbox.apply([{ id: 'a', receivedAt: day(1), from: { name: 'Ann', address: 'a@b.c' } }]);
    const { revision } = inbox;
    inbox.apply([{ id: 'a', from: { name: 'Ann', address: 'a@b.c' } }]);
    inbox.remove(['nobody']);
    expect(inbox.revision).toBe(revision);
    inbox.remove(['a']);
    expect(inbox.revision).toBeGreaterThan(revision);
  });

  it('lists any slice, also beyond the end', () => {
    const inbox = createInbox();
    inbox.apply([1, 2, 3, 4].map((number) => ({ id: `m${number}`, receivedAt: day(number) })));
    expect(inbox.list(1, 2).map(({ id }) => id)).toEqual(['m3', 'm2']);
    expect(inbox.list(4, 10)).toEqual([]);
    expect(inbox.receivedAt(0)).toBe(day(4));
    expect(inbox.receivedAt(4)).toBeUndefined();
  });

  it('is the same after the same changes came twice, and always fits the contract', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const once = createInbox();
        const twice = createInbox();
        once.apply(changes);
        for (const each of changes) twice.apply([each]);
        twice.apply(once.list(0, 99));
        expect(twice.list(0, 99)).toEqual(once.list(0, 99));
        const { revision } = once;
        once.apply(once.list(0, 99));
        expect(once.revision).toBe(revision);
        for (const row of once.list(0, 99)) messageSummarySchema.parse(row);
      }),
    );
  });
});
