import { describe, expect, it } from 'vitest';
import { failed } from './fake-mailbox.ts';
import { settle, setUp, setUpSynced } from './sync-world.ts';

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
