import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSlot, encodeSlot } from '../../../main/connections/vault-slots.ts';

const slots = fc.record({ sequence: fc.integer({ min: 1 }), value: fc.string({ unit: 'binary' }) });

describe('slots', () => {
  it('read back what was written', () => {
    fc.assert(
      fc.property(slots, (slot) => {
        expect(decodeSlot(encodeSlot(slot))).toEqual(slot);
      }),
    );
  });

  it('are recognised as torn wherever the tear is', () => {
    fc.assert(
      fc.property(slots, fc.nat(), (slot, at) => {
        const text = encodeSlot(slot);
        expect(decodeSlot(text.slice(0, at % text.length))).toBeNull();
      }),
    );
  });

  it('are refused when the end is of an older write', () => {
    const [older, newer] = ['a', 'b'].map((letter, i) =>
      encodeSlot({ sequence: i + 1, value: letter.repeat(100) }),
    ) as [string, string];
    expect(decodeSlot(newer.slice(0, 80) + older.slice(80))).toBeNull();
  });

  it.each(['', 'null', '{}', '{"sequence":1,"checksum":"x","value":"y"}'])('refuse %j', (text) => {
    expect(decodeSlot(text)).toBeNull();
  });
});
