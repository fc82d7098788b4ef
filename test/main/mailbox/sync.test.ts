import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineEventBody } from '../../../main/mailbox/events.ts';
import { type FolderMark, memoryLinks } from '../../../main/mailbox/links.ts';
import { summaryOf } from '../../../main/mailbox/row.ts';
import { createSync } from '../../../main/mailbox/sync.ts';
import type { SyncOptions } from '../../../main/mailbox/sync-types.ts';
import type { Cause } from '../../../preload/contract.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeMailbox, failed } from './fake-mailbox.ts';

/** Lets everything that is ready run; the fake mailbox answers without a timer. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

interface WorldOptions extends Pick<Partial<SyncOptions>, 'paused'> {
  messages?: number;
  /** Not on screen. */
  hidden?: boolean;
  mark?: FolderMark;
}

function setUp({ messages = 12, hidden = false, mark, ...options }: WorldOptions = {}) {
  const clock = new FakeClock();
  const mailbox = new FakeMailbox();
  const newMail: number[] = [];
  const events: EngineEventBody[] = [];
  const held: { by: 'battery' | 'locked' | null } = { by: null };
  const links = memoryLinks();
  let changes = 0;
  for (let index = 0; index < messages; index++) mailbox.put(`m${index}`, index);
  if (mark) links.set('c', 'inbox', mark);
  const sync = createSync({
    mailbox,
    clock,
    marks: { get: (folder) => links.get('c', folder), set: (folder, next) => links.set('c', folder, next) },
    onChange: () => changes++,
    onEvent: (event) => events.push(event),
    onNewMail: (count) => newMail.push(count),
    pace: (isShown) => (held.by ? { heldBy: held.by } : { ms: isShown ? 15_000 : 60_000 }),
    random: () => 0.5,
    ...options,
  });
  if (!hidden) sync.show(true);
  const turn = async (ms: number) => {
    clock.turn(ms);
    await settle();
  };
  const ids = (folder = 'inbox') => (sync.rows(folder)?.list(0, 10_000) ?? []).map(({ id }) => id);
  const kinds = () => events.map(({ kind }) => kind);
  return { clock, mailbox, links, sync, newMail, events, kinds, held, turn, ids, changes: () => changes };
}

async function setUpSynced(options: Parameters<typeof setUp>[0] = {}) {
  const world = setUp(options);
  await world.turn(0);
  world.mailbox.calls.length = 0;
  world.events.length = 0;
  return world;
}

describe('the first round', () => {
  it('begins by itself, and reads the folder to its end', async () => {
    const { sync, mailbox, turn, ids } = setUp();
    expect(sync.view()).toMatchObject({ status: { kind: 'syncing' }, lastSync: null });
    await turn(0);
    expect(mailbox.calls).toEqual(['folders', 'delta start', 'delta next', 'delta next']);
    expect(ids()).toEqual(mailbox.sorted().map(({ id }) => id));
    expect(sync.view()).toMatchObject({
      status: { kind: 'ok' },
      lastSync: '2026-01-01T00:00:00.000Z',
      nextSync: '2026-01-01T00:00:15.000Z',
      inbox: { loaded: 12, hasMore: false, loading: 'none', unread: 12, total: 12 },
    });
  });

  it('shows the first page while the others are on their way', async () => {
    const { sync, mailbox, turn, ids } = setUp();
    mailbox.failures = [failed('service-outage')];
    const delta = mailbox.delta;
    mailbox.delta = (folder, from, options) => {
      if (from !== 'start') mailbox.gate = new Promise(() => {});
      return delta(folder, from, options);
    };
    await turn(0);
    await turn(5_000);
    expect(ids()).toEqual(['m11', 'm10', 'm9', 'm8', 'm7']);
    expect(sync.view().inbox).toMatchObject({ loaded: 5, hasMore: true, loading: 'more' });
  });

  it('calls nobody before the caller has its handle', async () => {
    const { changes, turn } = setUp({ hidden: true });
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
    expect(mailbox.calls).toEqual(['delta link', 'delta link', 'folders']);
    expect(ids().slice(0, 3)).toEqual(['m11', 'm9', 'm8']);
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
    expect(mailbox.calls.filter((call) => call === 'delta start')).toHaveLength(1);
  });
});

describe('an expired delta link', () => {
  it('is replaced within the round, and the list stays on screen', async () => {
    const { mailbox, sync, turn, ids, newMail } = await setUpSynced();
    mailbox.delete('m9');
    mailbox.put('new', 30);
    mailbox.expireLinks();
    await turn(15_000);
    expect(mailbox.calls.slice(0, 2)).toEqual(['delta link', 'delta start']);
    expect(ids()).toEqual(mailbox.sorted().map(({ id }) => id));
    expect(newMail).toEqual([1]);
    expect(sync.view().status).toEqual({ kind: 'ok' });
  });

  it('leaves the list as it is when the new start fails', async () => {
    const { mailbox, sync, turn, ids } = await setUpSynced();
    mailbox.failures = [failed('sync-state-expired'), failed('sync-state-expired')];
    await turn(15_000);
    expect(ids()).toHaveLength(12);
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
      () => sync.open('archive'),
      () => sync.open('inbox'),
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
    expect(mailbox.calls[0]).toBe('delta link');
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

  it('in mid-page go on at that page', async () => {
    const { mailbox, turn, ids } = setUp();
    const delta = mailbox.delta;
    mailbox.delta = (folder, from, options) => {
      if (from !== 'start') mailbox.failures = [failed('offline-or-dns')];
      mailbox.delta = delta;
      return delta(folder, from, options);
    };
    mailbox.delta = async (folder, from, options) => {
      const page = await delta(folder, from, options);
      mailbox.failures = [failed('offline-or-dns')];
      mailbox.delta = delta;
      return page;
    };
    await turn(0);
    expect(ids()).toHaveLength(5);
    mailbox.calls.length = 0;
    await turn(2_500);
    expect(mailbox.calls.filter((call) => call.startsWith('delta'))).toEqual(['delta next', 'delta next']);
    expect(ids()).toHaveLength(12);
  });

  it('are told once for each cause, and so is the recovery', async () => {
    const { mailbox, sync, turn, events } = await setUpSynced();
    // Counts and changes are asked for side by side.
    mailbox.failures = [
      ...Array(6).fill(failed('offline-or-dns')),
      ...Array(2).fill(failed('no-mailbox-permission')),
    ];
    for (let count = 0; count < 4; count++) await sync.syncNow();
    await turn(300_000);
    expect(events).toEqual([
      { kind: 'offline', cause: 'offline-or-dns' },
      { kind: 'needs-you', cause: 'no-mailbox-permission' },
      { kind: 'recovered', afterMs: 300_000 },
    ]);
  });
});

describe('a bug in a round', () => {
  it('is reported and does not end the rounds', async () => {
    const { mailbox, sync, turn } = await setUpSynced();
    const delta = mailbox.delta;
    mailbox.delta = () => {
      throw new Error('a bug');
    };
    await sync.syncNow();
    expect(sync.view().status).toMatchObject({ kind: 'offline', problem: { cause: 'unknown' } });
    mailbox.delta = delta;
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
    expect(mailbox.calls).toEqual(['delta link', 'delta link', 'folders']);
    expect(ids()[0]).toBe('new');
  });

  it('does not wait for a call that cannot be cancelled, and takes no late answer from it', async () => {
    const { mailbox, sync, turn, ids } = await setUpSynced();
    const delta = mailbox.delta;
    let answer = () => {};
    mailbox.delta = () =>
      new Promise((resolve) => {
        answer = () =>
          resolve({ ok: true, value: { items: [{ id: 'm11', reason: 'deleted' }], end: 'link 0' } });
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
    expect(ids()).toHaveLength(12);
  });
});

describe('syncNow', () => {
  it('shows that something happens and settles when it is over', async () => {
    const { mailbox, sync } = await setUpSynced();
    mailbox.put('new', 40);
    const done = sync.syncNow();
    expect(sync.view().status).toEqual({ kind: 'syncing' });
    await done;
    expect(sync.view()).toMatchObject({ status: { kind: 'ok' }, inbox: { loaded: 13 } });
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

describe('a folder', () => {
  async function withArchive() {
    const world = await setUpSynced();
    for (let index = 0; index < 7; index++) world.mailbox.put(`a${index}`, index, {}, 'archive');
    await world.sync.syncNow();
    world.mailbox.calls.length = 0;
    return world;
  }

  it('is loaded at once when it is opened, by its id or its name, and followed beside the inbox', async () => {
    const { sync, mailbox, turn, ids } = await withArchive();
    sync.open('id-archive');
    expect(sync.mail().open).toMatchObject({ folderId: 'id-archive', loaded: 0, loading: 'first', total: 7 });
    await settle();
    expect(ids('archive')).toEqual(mailbox.sorted('archive').map(({ id }) => id));
    expect(ids('id-archive')).toEqual(ids('archive'));
    mailbox.calls.length = 0;
    mailbox.put('new', 99, {}, 'archive');
    await turn(15_000);
    expect(mailbox.calls).toEqual(['delta link', 'archive: delta link', 'folders']);
    expect(ids('archive')[0]).toBe('new');
    expect(sync.mail().folders.map(({ id, total }) => [id, total])).toEqual([
      ['id-inbox', 12],
      ['id-archive', 8],
    ]);
  });

  it('is kept for a while after another one was opened, and then let go', async () => {
    const { sync, turn, ids, clock } = await withArchive();
    sync.open('archive');
    await settle();
    sync.open('inbox');
    await turn(9 * 60_000);
    expect(ids('archive')).toHaveLength(7);
    await turn(60_000);
    expect(ids('archive')).toEqual([]);
    expect(ids()).toHaveLength(12);
    expect(clock.pending).toBe(1);
  });

  it('that somebody deletes gives way to the inbox', async () => {
    const { sync, mailbox, turn } = await withArchive();
    sync.open('archive');
    await settle();
    const delta = mailbox.delta;
    mailbox.delta = async (folder, from, options) =>
      folder === 'archive' ? failed('message-not-found', undefined, 404) : delta(folder, from, options);
    await turn(15_000);
    expect(sync.view().status).toEqual({ kind: 'ok' });
    expect(sync.mail().open.folderId).toBe('id-inbox');
  });

  it('that cannot be read does not keep the inbox from its turn', async () => {
    const { sync, mailbox, turn, ids } = await withArchive();
    const delta = mailbox.delta;
    mailbox.delta = async (folder, from, options) =>
      folder === 'archive' ? failed('service-outage') : delta(folder, from, options);
    sync.open('archive');
    mailbox.put('new', 99);
    await turn(15_000);
    expect(ids()[0]).toBe('new');
    expect(sync.view().status.kind).toBe('offline');
  });
});

describe('a mailbox that is not on screen', () => {
  it('holds no messages, but knows its counters and what is new', async () => {
    const { sync, mailbox, turn, newMail } = await setUpSynced({ hidden: true });
    expect(sync.rows('inbox')).toBeNull();
    expect(sync.view().inbox).toMatchObject({ loaded: 0, hasMore: false, loading: 'none', total: 12 });
    mailbox.put('new', 99);
    await turn(59_999);
    expect(mailbox.calls).toEqual([]);
    await turn(1);
    expect(mailbox.calls).toEqual(['delta link', 'counts']);
    expect(newMail).toEqual([1]);
    expect(sync.view().inbox).toMatchObject({ loaded: 0, total: 13 });
  });

  it('is loaded when it comes on screen, and let go a while after it left', async () => {
    const { sync, turn, ids } = await setUpSynced({ hidden: true });
    sync.show(true);
    expect(sync.view().inbox).toMatchObject({ loading: 'first', total: 12 });
    await settle();
    expect(ids()).toHaveLength(12);
    sync.show(false);
    await turn(10 * 60_000);
    expect(sync.rows('inbox')).toBeNull();
  });

  it('learns after a restart what is new since, and asks for nothing else', async () => {
    const mark = { link: 'link 12', newest: Date.UTC(2026, 0, 1, 0, 11) };
    const { mailbox, turn, newMail, links } = setUp({ hidden: true, mark });
    mailbox.put('new', 20);
    await turn(0);
    expect(mailbox.calls).toEqual(['counts', 'delta link']);
    expect(newMail).toEqual([1]);
    expect(links.get('c', 'inbox')).toEqual({ link: 'link 13', newest: Date.UTC(2026, 0, 1, 0, 20) });
  });

  it('does not tell again after a restart what it told before', async () => {
    const mark = { link: 'link 3', newest: Date.UTC(2026, 0, 1, 0, 11) };
    const { turn, newMail } = setUp({ hidden: true, mark });
    await turn(0);
    expect(newMail).toEqual([]);
  });
});

describe('battery and lock', () => {
  it('hold the rounds back until they are over', async () => {
    const { sync, mailbox, turn, held, kinds } = await setUpSynced();
    held.by = 'battery';
    sync.paceChanged();
    expect(sync.view()).toMatchObject({ status: { kind: 'paused', by: 'battery' }, nextSync: null });
    await turn(3_600_000);
    expect(mailbox.calls).toEqual([]);
    held.by = null;
    sync.paceChanged();
    await settle();
    expect(mailbox.calls).toEqual(['folders', 'delta link']);
    expect(kinds()).toEqual(['paused', 'resumed']);
  });

  it('give way to a person who asks', async () => {
    const { sync, mailbox, held } = await setUpSynced();
    held.by = 'locked';
    sync.paceChanged();
    await sync.syncNow();
    expect(mailbox.calls).toEqual(['folders', 'delta link']);
    expect(sync.view().status).toEqual({ kind: 'paused', by: 'locked' });
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
    sync.open('archive');
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
