import { describe, expect, it } from 'vitest';
import { atIntervals } from '../../../main/desktop/at-intervals.ts';
import { FakeClock } from '../../fakes/clock.ts';

function acting(pause = 100) {
  const clock = new FakeClock();
  let acts = 0;
  const ask = atIntervals(
    clock,
    () => pause,
    () => {
      acts++;
    },
  );
  return { clock, ask, acts: () => acts };
}

describe('at intervals', () => {
  it('acts at once where nothing was done just before', () => {
    const { ask, acts } = acting();
    ask();
    expect(acts()).toBe(1);
  });

  it('acts once at the end of the pause, however often it was asked meanwhile', () => {
    const { clock, ask, acts } = acting();
    for (let times = 0; times < 20; times++) ask();
    expect(acts()).toBe(1);
    clock.turn(99);
    expect(acts()).toBe(1);
    clock.turn(1);
    expect(acts()).toBe(2);
  });

  it('rests again after that, and then waits for the next', () => {
    const { clock, ask, acts } = acting();
    ask();
    ask();
    clock.turn(100);
    ask();
    expect(acts()).toBe(2);
    clock.turn(100);
    expect(acts()).toBe(3);
    clock.turn(1000);
    expect(acts()).toBe(3);
    ask();
    expect(acts()).toBe(4);
  });
});
