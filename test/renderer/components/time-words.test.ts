import { describe, expect, it } from 'vitest';
import { formatShortly } from '../../../renderer/components/time-words.ts';

const NOW = new Date(2026, 10, 21, 9, 30);

describe('formatShortly', () => {
  it.each([
    ['the time for today', new Date(2026, 10, 21, 8, 5), /8.05/],
    ['the day before, however few hours ago', new Date(2026, 10, 20, 23, 59), /^Yesterday$/],
    ['the weekday for this week', new Date(2026, 10, 18, 12), /^Wed$/],
    ['the date for this year', new Date(2026, 2, 3), /Mar/],
    ['the year for earlier ones', new Date(2025, 11, 31), /2025/],
  ])('says %s', (_, time, words) => {
    expect(formatShortly(time, NOW)).toMatch(words);
  });

  it('says the day and the time of what is still to come', () => {
    expect(formatShortly(new Date(2026, 10, 22, 0, 13), NOW)).toMatch(/^Sun\W+\D*(12|0{1,2}).13/);
  });

  it('gives a time in the future, as by a wrong clock, with its date', () => {
    expect(formatShortly(new Date(2027, 0, 2), NOW)).toMatch(/2027/);
  });
});
