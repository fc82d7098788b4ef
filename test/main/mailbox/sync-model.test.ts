import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../main/mailbox/row.ts';
import { failed } from './fake-mailbox.ts';
import { settle, setUp } from './sync-world.ts';

describe('the model', () => {
  type World = ReturnType<typeof setUp>;
  type Step = (world: World) => unknown;
  const number = fc.integer({ min: 0, max: 40 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    // A message keeps the time it was received at, also when it leaves the inbox and comes back.
    number.map(
      (minute): Step =>
        (world) =>
          world.mailbox.put(`m${minute}`, minute),
    ),
    number.map(
      (minute): Step =>
        (world) =>
          world.mailbox.change(`m${minute}`, { isRead: true }),
    ),
    number.map(
      (minute): Step =>
        (world) =>
          world.mailbox.delete(`m${minute}`),
    ),
    fc.constantFrom<Step>(
      (world) => world.mailbox.expireLinks(),
      (world) => world.sync.show(false),
      (world) => world.sync.show(true),
      (world) => world.turn(15_000),
      (world) => world.sync.networkChanged(),
      (world) => world.mailbox.failures.push(failed('service-outage')),
    ),
  );

  it('equals the mailbox after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const world = setUp();
        await world.turn(0);
        for (const act of steps) await act(world);
        await settle();
        world.mailbox.failures = [];
        // The first round may be one that began before the last change.
        await world.sync.syncNow();
        await world.sync.syncNow();
        world.sync.show(true);
        await world.sync.syncNow();
        const expected = world.mailbox.sorted().map(({ round: _, ...row }) => summaryOf({ ...row }));
        expect(world.sync.rows('inbox')?.list(0, 10_000)).toEqual(expected);
        world.sync.dispose();
      }),
      { numRuns: 300 },
    );
  });
});
