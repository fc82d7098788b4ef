import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInbox } from '../../../main/mailbox/inbox.ts';
import { createSync, type SyncOptions } from '../../../main/mailbox/sync.ts';
import type { Cause } from '../../../preload/contract.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeMailbox, failed } from './fake-mailbox.ts';

/** Lets everything that is ready run; the fake mailbox answers without a timer. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp(options: Pick<Partial<SyncOptions>, 'paused'> & { messages?: number } = {}) {
  const clock = new FakeClock();
  const mailbox = new FakeMailbox();
  const inbox = createInbox();
  const newMail: number[] = [];
  let changes = 0;
  for (let index = 0; index < (options.messages ?? 12); index++) mailbox.put(`m${index}`, index);
  const sync = createSync({
    mailbox,
    inbox,
    clock,
    onChange: () => changes++,
    onNewMail: (count) => newMail.push(count),
    random: () => 0.5,
    ...options,
  });
  const turn = async (ms: number) => {
    clock.turn(ms);
    await settle();
  };
  const ids = () => inbox.list(0, 10_000).map(({ id }) => id);
  return { clock, mailbox, inbox, sync, newMail, turn, ids, changes: () => changes };
}

async function setUpSynced(options: Parameters<typeof setUp>[0] = {}) {
  const world = setUp(options);
  await world.turn(0);
  world.mailbox.calls.length = 0;
  return world;
}

describe('the first round', () => {
  it('begins by itself, shows the newest page early, and ends with the counters', async () => {
    const { sync, mailbox, turn, ids } = setUp();
    expect(sync.view()).toMatchObject({ status: { kind: 'syncing' }, lastSync: null });
    await turn(0);
    expect(mailbox.calls).toEqual(['newest', 'delta since', 'counts']);
    expect(ids()).toEqual(['m11', 'm10', 'm9', 'm8', 'm7']);
    expect(sync.view()).toMatchObject({
      status: { kind: 'ok' },
      lastSync: '2026-01-01T00:00:00.000Z',
      nextSync: '2026-01-01T00:00:15.000Z',
      inbox: { loaded: 5, hasMore: true, loading: 'none', unread: 12, total: 12 },
    });
  });

  it('calls nobody before the caller has its handle', async () => {
    const { changes, turn } = setUp();
    expect(changes()).toBe(0);
    await turn(0);
    expect(changes()).toBeGreaterThan(0);
  });

  it('announces no mail that was there before', async () => {
    const { newMail } = await setUpSynced();
    expect(newMail).toEqual([]);
  });

  it('waits to be resumed when it is created paused', async () => {
    const { sync, mailbox, turn } = setUp({ paused: true });
    await turn(100_000);
    expect(mailbox.calls).toEqual([]);
    expect(sync.view().status).toEqual({ kind: 'paused' });
    sync.resume();
    expect(sync.view()).toMatchObject({ status: { kind: 'syncing' }, inbox: { loading: 'first' } });
    await settle();
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });
});

describe('later rounds', () => {
  it('ask for changes only, and for the counters when something changed', async () => {
    const { mailbox, turn, ids } = await setUpSynced();
    await turn(15_000);
    expect(mailbox.calls).toEqual(['delta link']);
    mailbox.change('m11', { isRead: true });
    mailbox.delete('m10');
    await turn(15_000);
    expect(mailbox.calls).toEqual(['delta link', 'delta link', 'counts']);
    expect(ids()).toEqual(['m11', 'm9', 'm8', 'm7']);
  });

  it('keep the status calm while they run', async () => {
    const { mailbox, sync, turn } = await setUpSynced();
    mailbox.gate = new Promise(() => {});
    await turn(15_000);
    expect(mailbox.running).toBe(1);
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });

  it('announce unread mail that has arrived', async () => {
    const { mailbox, newMail, turn } = await setUpSynced();
    mailbox.put('new1', 20);
    mailbox.put('new2', 20);
    mailbox.put('readElsewhere', 21, { isRead: true });
    await turn(15_000);
    mailbox.put('sameMinute', 21);
    await turn(15_000);
    expect(newMail).toEqual([2, 1]);
  });

  it('do not announce an old message that comes back to the inbox', async () => {
    const { mailbox, newMail, turn, ids } = await setUpSynced({ messages: 3 });
    mailbox.put('restored', -100);
    await turn(15_000);
    expect(ids()).toContain('restored');
    expect(newMail).toEqual([]);
  });

  it('never overlap, whatever is asked for', async () => {
    const { mailbox, sync, turn, clock } = setUp();
    for (let index = 0; index < 20; index++) {
      clock.turn(0);
      void sync.syncNow();
      sync.pause();
      sync.resume();
      void sync.syncNow();
      await turn(20_000);
    }
    expect(mailbox.mostRunning).toBe(1);
    expect(mailbox.calls.filter((call) => call === 'newest')).toHaveLength(1);
  });
});

describe('an expired delta link', () => {
  it('is replaced within the round, and the list stays on screen', async () => {
    const { mailbox, sync, turn, ids, newMail } = await setUpSynced();
    mailbox.delete('m9');
    mailbox.put('new', 30);
    mailbox.expireLinks();
    await turn(15_000);
    expect(mailbox.calls).toEqual(['delta link', 'delta since', 'counts']);
    expect(ids()).toEqual(['new', 'm11', 'm10', 'm8', 'm7']);
    expect(newMail).toEqual([1]);
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });

  it('leaves the list as it is when the new start fails', async () => {
    const { mailbox, sync, turn, ids } = await setUpSynced();
    mailbox.failures = [failed('sync-state-expired'), failed('sync-state-expired')];
    await turn(15_000);
    expect(ids()).toHaveLength(5);
    expect(sync.view().status.kind).toBe('offline');
    await turn(5_000);
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });
});

describe('failures', () => {
  it('are tried again after growing pauses, and forgotten after a success', async () => {
    const { mailbox, sync, turn, clock } = await setUpSynced();
    mailbox.failures = Array.from({ length: 4 }, () => failed('offline-or-dns'));
    await turn(15_000);
    const pauses: number[] = [];
    while (sync.view().status.kind === 'offline') {
      const pause = Date.parse(sync.view().nextSync ?? '') - clock.now();
      pauses.push(pause);
      await turn(pause);
    }
    expect(pauses).toEqual([2_500, 5_000, 10_000, 20_000]);
    mailbox.failures = [failed('offline-or-dns')];
    await sync.syncNow();
    expect(Date.parse(sync.view().nextSync ?? '') - clock.now()).toBe(2_500);
  });

  it('obey Retry-After exactly, whoever asks', async () => {
    const { mailbox, sync, turn, clock } = await setUpSynced();
    mailbox.failures = [failed('throttled', 90)];
    await turn(15_000);
    mailbox.calls.length = 0;
    const end = clock.now() + 90_000;
    for (const ask of [
      () => sync.syncNow(),
      () => sync.wake(),
      () => sync.networkChanged(),
      () => sync.more(),
    ]) {
      await ask();
      await turn(1000);
    }
    sync.pause();
    sync.resume();
    expect(Date.parse(sync.view().nextSync ?? '')).toBe(end);
    await turn(end - clock.now() - 1);
    expect(mailbox.calls).toEqual([]);
    expect(sync.view().status).toMatchObject({ kind: 'offline', problem: { cause: 'throttled' } });
    await turn(1);
    expect(mailbox.calls).toEqual(['delta link']);
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });

  it('that only a sign-in can help stop the rounds until somebody asks', async () => {
    const { mailbox, sync, turn } = await setUpSynced();
    mailbox.failures = [failed('password-changed-or-revoked')];
    await turn(15_000);
    mailbox.calls.length = 0;
    await turn(3_600_000);
    sync.networkChanged();
    await settle();
    expect(mailbox.calls).toEqual([]);
    expect(sync.view()).toMatchObject({
      status: { kind: 'needs-you', problem: { cause: 'password-changed-or-revoked' } },
      nextSync: null,
    });
    await sync.syncNow();
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });

  it('that an administrator can help are looked at again by themselves', async () => {
    const { mailbox, sync, turn } = await setUpSynced();
    mailbox.failures = [failed('no-mailbox-permission')];
    await turn(15_000);
    expect(sync.view().status.kind).toBe('needs-you');
    await turn(300_000);
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });

  it.each<[Cause, string]>([
    ['offline-or-dns', 'offline'],
    ['service-outage', 'offline'],
    ['proxy-blocks', 'offline'],
    ['unknown', 'offline'],
    ['token-expired-or-invalid', 'needs-you'],
    ['admin-consent-required', 'needs-you'],
    ['mailbox-not-found', 'needs-you'],
  ])('with the cause %s make the connection %s', async (cause, kind) => {
    const { mailbox, sync, turn } = setUp();
    mailbox.failures = [failed(cause)];
    await turn(0);
    expect(sync.view().status.kind).toBe(kind);
  });

  it('after the first page go on from there', async () => {
    const { mailbox, turn, ids } = setUp();
    const [ok, broken] = [mailbox.newest, failed('offline-or-dns')];
    mailbox.newest = async (signal) => {
      const page = await ok(signal);
      mailbox.failures = [broken];
      return page;
    };
    await turn(0);
    expect(ids()).toHaveLength(5);
    mailbox.calls.length = 0;
    await turn(2_500);
    expect(mailbox.calls).toEqual(['delta since', 'counts']);
  });
});

describe('a bug in a round', () => {
  it('is reported and does not end the rounds', async () => {
    const { mailbox, sync, turn } = await setUpSynced();
    const counts = mailbox.counts;
    mailbox.counts = () => {
      throw new Error('a bug');
    };
    await sync.syncNow();
    expect(sync.view().status).toMatchObject({ kind: 'offline', problem: { cause: 'unknown' } });
    mailbox.counts = counts;
    await turn(5_000);
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });
});

describe('a changed network', () => {
  it('gives up what is under way and asks again at once', async () => {
    const { mailbox, sync, turn, ids } = await setUpSynced();
    mailbox.gate = new Promise(() => {});
    await turn(15_000);
    mailbox.gate = null;
    mailbox.put('new', 40);
    sync.networkChanged();
    await settle();
    expect(mailbox.calls).toEqual(['delta link', 'delta link', 'counts']);
    expect(ids()[0]).toBe('new');
  });

  it('does not wait for a call that cannot be cancelled, and takes no late answer from it', async () => {
    const { mailbox, sync, turn, ids } = await setUpSynced();
    const delta = mailbox.delta;
    let answer = () => {};
    mailbox.delta = () =>
      new Promise((resolve) => {
        answer = () => resolve({ ok: true, value: { changed: [], removed: ['m11'], deltaLink: '0|' } });
      });
    await turn(15_000);
    mailbox.delta = delta;
    sync.networkChanged();
    await settle();
    expect(sync.view().nextSync).not.toBeNull();
    answer();
    await settle();
    expect(ids()).toContain('m11');
  });

  it('ends a back-off', async () => {
    const { mailbox, sync, turn } = await setUpSynced();
    mailbox.failures = [failed('offline-or-dns')];
    await turn(15_000);
    sync.wake();
    await settle();
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });

  it('ignores the late answer of the round that was given up', async () => {
    const { mailbox, sync, turn, ids } = await setUpSynced();
    let open = () => {};
    mailbox.gate = new Promise((resolve) => {
      open = resolve;
    });
    mailbox.failures = [failed('password-changed-or-revoked')];
    await turn(15_000);
    sync.pause();
    open();
    await settle();
    expect(sync.view().status).toEqual({ kind: 'paused' });
    expect(ids()).toHaveLength(5);
  });
});

describe('syncNow', () => {
  it('shows that something happens and settles when it is over', async () => {
    const { mailbox, sync } = await setUpSynced();
    mailbox.put('new', 40);
    const done = sync.syncNow();
    expect(sync.view().status).toEqual({ kind: 'syncing' });
    await done;
    expect(sync.view()).toMatchObject({ status: { kind: 'ok' }, inbox: { loaded: 6 } });
  });

  it('joins a round under way', async () => {
    const { mailbox, sync, turn } = await setUpSynced();
    let open = () => {};
    mailbox.gate = new Promise((resolve) => {
      open = resolve;
    });
    await turn(15_000);
    const done = sync.syncNow();
    open();
    await done;
    expect(mailbox.calls).toEqual(['delta link']);
  });
});

describe('older messages', () => {
  it('come page by page up to the end', async () => {
    const { sync, ids } = await setUpSynced();
    expect(await sync.more()).toEqual({ ok: true, value: null });
    expect(ids()).toHaveLength(10);
    await sync.more();
    expect(ids()).toHaveLength(12);
    expect(sync.view().inbox.hasMore).toBe(false);
    await sync.more();
    expect(ids()).toHaveLength(12);
  });

  it('are loaded once although asked for twice, and say that they are on their way', async () => {
    const { mailbox, sync } = await setUpSynced();
    const [first, second] = [sync.more(), sync.more()];
    expect(sync.view().inbox.loading).toBe('more');
    await Promise.all([first, second]);
    expect(mailbox.calls).toEqual(['page 5']);
    expect(sync.view().inbox.loading).toBe('none');
  });

  it('are followed for changes from the next round on', async () => {
    const { mailbox, sync, turn, inbox } = await setUpSynced();
    await sync.more();
    mailbox.calls.length = 0;
    await turn(15_000);
    expect(mailbox.calls[0]).toBe('delta since');
    mailbox.change('m3', { isRead: true });
    await turn(15_000);
    expect(inbox.list(0, 99).find(({ id }) => id === 'm3')?.isRead).toBe(true);
  });

  it('that were skipped because rows moved are found by the next round', async () => {
    const { mailbox, sync, turn, ids } = await setUpSynced();
    mailbox.delete('m11');
    mailbox.delete('m10');
    await sync.more();
    expect(ids()).not.toContain('m6');
    await turn(15_000);
    expect(ids()).toEqual(
      mailbox
        .sorted()
        .slice(0, ids().length)
        .map(({ id }) => id),
    );
    expect(ids()).toContain('m6');
  });

  it('answer the problem when they cannot be loaded, and can be asked for again', async () => {
    const { mailbox, sync, ids } = await setUpSynced();
    mailbox.failures = [failed('service-outage')];
    expect(await sync.more()).toMatchObject({ ok: false, problem: { cause: 'service-outage' } });
    expect(sync.view()).toMatchObject({ status: { kind: 'ok' }, inbox: { hasMore: true, loading: 'none' } });
    await sync.more();
    expect(ids()).toHaveLength(10);
  });

  it('hold the rounds back when they are throttled', async () => {
    const { mailbox, sync, turn } = await setUpSynced();
    mailbox.failures = [failed('throttled', 60)];
    await sync.more();
    mailbox.calls.length = 0;
    await sync.more();
    await turn(59_999);
    expect(mailbox.calls).toEqual([]);
    await turn(1);
    expect(mailbox.calls).toEqual(['delta link']);
  });
});

describe('dispose', () => {
  it('leaves no timer and reports nothing more', async () => {
    const { mailbox, sync, turn, clock, changes } = await setUpSynced();
    let open = () => {};
    mailbox.gate = new Promise((resolve) => {
      open = resolve;
    });
    void sync.syncNow();
    void sync.more();
    const before = changes();
    sync.dispose();
    open();
    await turn(3_600_000);
    sync.resume();
    sync.pause();
    sync.networkChanged();
    await sync.syncNow();
    expect(clock.pending).toBe(0);
    expect(changes()).toBe(before);
  });
});

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
      (world) => world.sync.more(),
      (world) => {
        void world.sync.more();
      },
      (world) => world.turn(15_000),
      (world) => world.sync.networkChanged(),
      (world) => world.mailbox.failures.push(failed('service-outage')),
    ),
  );

  it('equals the mailbox as far as it is loaded, after any history', async () => {
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
        const rows = world.inbox.list(0, 10_000);
        const expected = world.sync.view().inbox.hasMore
          ? world.mailbox.sorted().slice(0, rows.length)
          : world.mailbox.sorted();
        expect(rows).toEqual(expected);
        world.sync.dispose();
      }),
      { numRuns: 300 },
    );
  });
});
