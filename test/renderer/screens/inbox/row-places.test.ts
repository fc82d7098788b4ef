import { describe, expect, it } from 'vitest';
import { ROW_HEIGHT } from '../../../../renderer/screens/inbox/message-row-styles.ts';
import { placesOf, rangeOf } from '../../../../renderer/screens/inbox/row-places.ts';

const HEIGHT = 600;
const COUNT = 100_000;
/** Pixels to scroll to: fine steps first, then far ones. */
const OFFSETS = [...Array(400).keys()]
  .map((step) => step * 37)
  .concat([1e5, 5e6, COUNT * ROW_HEIGHT - HEIGHT]);

describe('the places of rows', () => {
  it('hold all rows in view, wherever the list is scrolled to', () => {
    for (const offset of OFFSETS) {
      const indexes = new Set(placesOf(rangeOf(offset, HEIGHT), COUNT, 0).map(({ index }) => index));
      for (let pixel = offset; pixel < offset + HEIGHT; pixel += ROW_HEIGHT / 2)
        expect(indexes, `${pixel}`).toContain(Math.floor(pixel / ROW_HEIGHT));
    }
  });

  it('give no element to two rows', () => {
    for (const offset of OFFSETS) {
      const places = placesOf(rangeOf(offset, HEIGHT), COUNT, 7);
      expect(new Set(places.map(({ slot }) => slot)).size).toBe(places.length);
    }
  });

  it('leave a row its element while it is in the window', () => {
    const before = placesOf(rangeOf(5000, HEIGHT), COUNT, 0);
    const after = new Map(placesOf(rangeOf(5600, HEIGHT), COUNT, 0).map(({ index, slot }) => [index, slot]));
    const staying = before.filter(({ index }) => index > 0 && after.has(index));
    expect(staying.length).toBeGreaterThan(10);
    for (const { index, slot } of staying) expect(after.get(index)).toBe(slot);
  });

  it('change seldom', () => {
    const ranges = OFFSETS.slice(0, 400).map((offset) => rangeOf(offset, HEIGHT).first);
    const changes = ranges.filter((first, at) => at > 0 && first !== ranges[at - 1]).length;
    expect(changes).toBeLessThan(400 / 10);
  });

  it('keep the row that the keyboard is on, and nothing beyond the end', () => {
    expect(placesOf(rangeOf(50_000, HEIGHT), COUNT, 3).at(-1)).toEqual({ index: 3, slot: 'kept' });
    const short = placesOf(rangeOf(0, HEIGHT), 4, 9);
    expect(short.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(placesOf(rangeOf(0, HEIGHT), 0, 0)).toEqual([]);
  });
});
