import { expect, it } from 'vitest';
import { startDesktop } from '../../bench/desktop-day.ts';
import { collectGarbage } from '../../fakes/living.ts';
import { VirtualClock } from '../../fakes/virtual-clock.ts';

it('of windows that were opened and closed again and again nothing stays', async () => {
  const clock = new VirtualClock();
  const desktop = await startDesktop(clock);
  const measure = async () => {
    await clock.run(60_000);
    await collectGarbage();
    return { ...desktop.count(), timers: clock.pending, uncollected: desktop.uncollected() };
  };
  // More than the notifications that are held at most.
  for (let time = 0; time < 60; time++) await desktop.live();
  const first = await measure();
  expect(first).toMatchObject({ windows: 1, trays: 1 });
  expect(first.listeners).toBeGreaterThan(10);
  for (let time = 0; time < 60; time++) await desktop.live();
  expect(await measure()).toEqual(first);
});
