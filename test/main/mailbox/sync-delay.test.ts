import { describe, expect, it } from 'vitest';
import { backoffDelay, roundDelay, waitingDelay } from '../../../main/mailbox/sync-delay.ts';

describe('delays', () => {
  it('vary a regular pause by a fifth', () => {
    expect([0, 0.5, 1].map((dice) => roundDelay(15_000, () => dice))).toEqual([12_000, 15_000, 18_000]);
  });

  it('double the longest back-off with each failure, up to five minutes', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 8, 1000].map((attempt) => backoffDelay(attempt, () => 1));
    expect(longest).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300].map((seconds) => seconds * 1000));
  });

  it('never become a busy loop', () => {
    expect(backoffDelay(1, () => 0)).toBe(1000);
    expect(waitingDelay(() => 0)).toBe(240_000);
  });
});
