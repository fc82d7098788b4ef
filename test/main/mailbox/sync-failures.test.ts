import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../preload/contract.ts';
import { failed } from './fake-mailbox.ts';
import { settle, setUp, setUpSynced } from './sync-world.ts';

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
