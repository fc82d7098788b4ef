import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../main/one-line.ts';
import { messageSchema } from '../../../preload/contract.ts';
import { ADA, BEN, SUPPORT } from '../practice/harness.ts';
import { never } from './fake-graph.ts';
import { otherClient, practiceWorld } from './practice-world.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

async function started(options: Parameters<typeof practiceWorld>[0] = { signer: ADA }) {
  const world = await practiceWorld(options);
  world.sync.resume();
  await done(world);
  return world;
}

/** Until nothing is under way: a large folder is read in several rounds, each a moment after the other. */
async function done(world: Awaited<ReturnType<typeof practiceWorld>>) {
  await world.sync.syncNow();
  while (world.sync.view().inbox.hasMore && world.sync.view().status.kind === 'ok')
    await world.sync.syncNow();
}

/** Lets the time pass and the round that it starts end. */
async function pass(world: Awaited<ReturnType<typeof started>>, ms: number) {
  world.clock.turn(ms);
  await settle();
  if (world.sync.view().nextSync === null) await world.sync.syncNow();
}

describe('a mailbox of the practice tenant', () => {
  it('shows its newest messages and its counters', async () => {
    const { sync, rows } = await started();
    expect(sync.view()).toMatchObject({
      status: { kind: 'ok' },
      inbox: { loaded: 120, hasMore: false, total: 120 },
    });
    expect(rows().some(({ subject, receivedAt }) => subject && receivedAt)).toBe(true);
  });

  it('opens every message within the contract, inline pictures included', async () => {
    const { mailbox, rows } = await started();
    let pictures = 0;
    for (const { id } of rows().slice(0, 50)) {
      const answer = await mailbox.message(id, never);
      if (!answer.ok) throw new Error(answer.problem.facts.message);
      const { inlineImages, body } = messageSchema.parse(answer.value);
      for (const cid of Object.keys(inlineImages)) expect(body).toContain(`cid:${cid}`);
      pictures += Object.keys(inlineImages).length;
    }
    expect(pictures).toBeGreaterThan(0);
  });

  it('is shared with those who have the right to it, and with nobody else', async () => {
    const allowed = await started({ signer: ADA, mailbox: SUPPORT });
    expect(allowed.sync.view().status).toEqual({ kind: 'ok' });
    expect(allowed.rows()).toHaveLength(120);
    const refused = await started({ signer: BEN, mailbox: SUPPORT });
    expect(refused.sync.view().status).toMatchObject({
      kind: 'needs-you',
      problem: { cause: 'no-mailbox-permission' },
    });
  });

  it('is not there for a mistyped address', async () => {
    const { sync } = await started({ signer: ADA, mailbox: `nobody-${SUPPORT}` });
    expect(sync.view().status).toMatchObject({ kind: 'needs-you', problem: { cause: 'mailbox-not-found' } });
  });
});

describe('synchronising with the practice tenant', () => {
  it('brings new mail within one interval', async () => {
    const world = await started();
    world.tenant.control.deliver(ADA, 3);
    await pass(world, 15_000);
    expect(world.newMail).toEqual([3]);
    expect(world.sync.view().inbox).toMatchObject({ loaded: 123, total: 123 });
  });

  it('waits out a 429 to the second', async () => {
    const world = await started();
    world.tenant.control.throttle(1, 42);
    await pass(world, 15_000);
    const { status, nextSync } = world.sync.view();
    expect(status).toMatchObject({ kind: 'offline', problem: { cause: 'throttled' } });
    expect(Date.parse(nextSync ?? '') - world.clock.now()).toBe(42_000);
    await pass(world, 42_000);
    expect(world.sync.view().status).toEqual({ kind: 'ok' });
  });

  it('keeps the list while offline and goes on as soon as the network is back', async () => {
    const world = await started();
    world.tenant.control.switches.offline = true;
    await pass(world, 15_000);
    expect(world.sync.view()).toMatchObject({
      status: { kind: 'offline', problem: { cause: 'offline-or-dns' } },
      inbox: { loaded: 120 },
    });
    world.tenant.control.switches.offline = false;
    world.tenant.control.deliver(ADA, 1);
    world.sync.networkChanged();
    await settle();
    await world.sync.syncNow();
    expect(world.sync.view()).toMatchObject({ status: { kind: 'ok' }, inbox: { loaded: 121 } });
  });

  it('reads the list anew when the sync state is lost, and misses nothing', async () => {
    const world = await started();
    world.tenant.control.loseSyncState(ADA);
    world.tenant.control.deliver(ADA, 2);
    await pass(world, 15_000);
    expect(world.sync.view()).toMatchObject({ status: { kind: 'ok' }, inbox: { loaded: 122 } });
    expect(world.newMail).toEqual([2]);
  });

  it('renews a refused token without a word', async () => {
    const world = await started();
    world.tenant.control.expireAccessTokens(ADA);
    await pass(world, 15_000);
    expect(world.sync.view().status).toEqual({ kind: 'ok' });
  });

  it('asks for a new sign-in when the old one was revoked', async () => {
    const world = await started();
    world.tenant.control.revoke(ADA);
    world.tenant.control.expireAccessTokens(ADA);
    await pass(world, 15_000);
    expect(world.sync.view()).toMatchObject({
      status: {
        kind: 'needs-you',
        problem: { cause: 'password-changed-or-revoked', repair: 'sign-in-again' },
      },
      nextSync: null,
      inbox: { loaded: 120 },
    });
  });
});

describe('the model over the practice tenant', () => {
  it('equals the mailbox after any history of changes elsewhere', async () => {
    const position = fc.nat(200);
    const change = fc.oneof(
      fc.record({ kind: fc.constant('deliver' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constantFrom('read', 'unread', 'delete', 'archive', 'restore'), position }),
      fc.record({ kind: fc.constantFrom('round', 'lose', 'unsettle', 'settle') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 25 }), async (changes) => {
        const world = await started({ signer: ADA, messages: 70 });
        const phone = await otherClient(world.tenant, ADA);
        const { control } = world.tenant;
        for (const step of changes) {
          world.clock.turn(1000);
          if (step.kind === 'deliver' && 'count' in step) control.deliver(ADA, step.count);
          else if ('position' in step) {
            const rows = await phone.list(step.kind === 'restore' ? 'archive' : 'inbox');
            const id = rows[step.position % Math.max(1, rows.length)]?.id;
            if (!id) continue;
            if (step.kind === 'delete') await phone.delete(id);
            else if (step.kind === 'archive') await phone.move(id, 'archive');
            else if (step.kind === 'restore') await phone.move(id, 'inbox');
            else await phone.mark(id, step.kind === 'read');
          } else if (step.kind === 'round') await world.sync.syncNow();
          else if (step.kind === 'lose') control.loseSyncState(ADA);
          else control.unsettleDelta(step.kind === 'unsettle');
        }
        await world.sync.syncNow();
        await world.sync.syncNow();
        const { status, inbox } = world.sync.view();
        expect(status).toEqual({ kind: 'ok' });
        const rows = world.rows().map(({ id, isRead, subject }) => ({ id, isRead, subject }));
        // Subjects are cleaned where they come in; some of the practice mail ends in a blank.
        const server = (await phone.list()).map((mail) => ({ ...mail, subject: oneLine(mail.subject) }));
        expect(byId(rows)).toEqual(byId(server));
        expect(inbox.total).toBe(server.length);
        world.sync.dispose();
      }),
      { numRuns: 8 },
    );
  });
});

/** Two messages of the same second may stand in either order. */
function byId<T extends { id: string }>(rows: T[]): T[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
