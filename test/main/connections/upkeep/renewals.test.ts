import { describe, expect, test } from 'vitest';
import { failure, success } from '../../../../main/result.ts';
import { ADA } from '../../practice/harness.ts';
import type { Fault } from '../../registration/automatic/harness.ts';
import { ID, refused, type Upkeep, upkeep } from './harness.ts';

const inUse = ({ vault }: Upkeep) => vault.entries.get(`secret-${ID}`) ?? '';
const waiting = ({ vault }: Upkeep) => vault.entries.has(`new-secret-${ID}`);

describe('by itself', () => {
  test('a new secret is made beside the old one, proven, and only then used', async () => {
    const all = await upkeep();
    await all.renewals.start(ID);
    expect(all.renewal()).toEqual({
      phase: 'done',
      purpose: 'renew',
      done: ['Made a new client secret', 'Proved it with Microsoft'],
    });
    expect(inUse(all)).not.toBe(all.first.value);
    expect(await all.works(inUse(all))).toBe(true);
    expect(await all.works(all.first.value)).toBe(true);
    const [old, fresh] = await all.keyIds();
    expect(old).toBe(all.first.keyId);
    expect(all.connection()).toMatchObject({
      hasOlderSecret: true,
      secretExpiresAt: '2028-11-20T09:00:00.000Z',
      proof: [{ item: 'secret', verdict: 'proven' }],
      upkeep: { generation: 2, keyId: fresh, attempt: null },
    });
    expect(waiting(all)).toBe(false);
  });

  test('nothing that is shown or kept on disk holds a secret', async () => {
    const all = await upkeep();
    await all.renewals.start(ID);
    const open = JSON.stringify([all.shown, all.connection()]);
    for (const secret of all.made.tenant.issued().secrets) expect(open).not.toContain(secret);
  });

  test('the old secret stays in use while the new one is not proven', async () => {
    const all = await upkeep();
    all.change({ proveSecret: async () => failure(refused('refresh-token-expired')) });
    await all.renewals.start(ID);
    expect(all.renewal()).toMatchObject({ phase: 'rehearse', problem: { cause: 'refresh-token-expired' } });
    expect(inUse(all)).toBe(all.first.value);
    expect(all.connection()).toMatchObject({ hasOlderSecret: false, upkeep: { generation: 1 } });
    expect(waiting(all)).toBe(true);
  });

  test('a secret that Entra does not know everywhere yet is tried again', async () => {
    const all = await upkeep();
    let tries = 0;
    all.change({
      proveSecret: async () => (++tries < 4 ? failure(refused('secret-wrong-or-id-pasted')) : success(null)),
    });
    await all.renewals.start(ID);
    expect(all.renewal()).toMatchObject({ phase: 'done' });
    expect(tries).toBe(4);
    expect(all.made.waits.slice(-3)).toEqual([2000, 4000, 8000]);
  });

  test('one that stays refused is replaced by another, and none is left over', async () => {
    const all = await upkeep();
    all.change({ proveSecret: async () => failure(refused('secret-wrong-or-id-pasted')) });
    await all.renewals.start(ID);
    expect(all.renewal()).toMatchObject({ phase: 'failed', hasNew: true });
    await all.renewals.discard(ID);
    expect(all.renewal()).toEqual({ phase: 'idle', hasNew: false });
    all.change({});
    await all.renewals.start(ID);
    expect(all.renewal()).toMatchObject({ phase: 'done' });
    expect(await all.keyIds()).toHaveLength(2);
  });

  test('who may not change registrations is told so', async () => {
    const all = await upkeep(ADA);
    await all.renewals.start(ID);
    expect(all.renewal()).toMatchObject({ phase: 'failed', purpose: 'renew', hasNew: false });
    expect(inUse(all)).toBe(all.first.value);
  });

  test('cancelled while Graph answers, the secret it answered with is kept for the next time', async () => {
    const all = await upkeep();
    all.made.fault = async (request, _index, send) => {
      const answer = await send();
      if (request.url.endsWith('/addPassword')) void all.renewals.cancel(ID);
      return answer;
    };
    await all.renewals.start(ID);
    all.made.fault = null;
    await all.renewals.start(ID);
    expect(all.renewal()).toMatchObject({ phase: 'done' });
    expect(await all.keyIds()).toHaveLength(2);
    expect(await all.works(inUse(all))).toBe(true);
  });
});

describe.each(['before', 'after'] as const)('interrupted %s any request is processed', (when) => {
  test.each([0, 1])('request %i: run again gives one new secret, and none is lost', async (at) => {
    const all = await upkeep();
    all.made.requests.length = 0;
    let cuts = 0;
    const cut: Fault = async (_request, index, send) => {
      if (index !== at) return send();
      cuts += 1;
      if (when === 'after') await send();
      throw new TypeError('fetch failed');
    };
    all.made.fault = cut;
    await all.renewals.start(ID);
    expect(cuts).toBe(1);
    expect(all.renewal()).toMatchObject({ phase: 'failed', problem: { cause: 'offline-or-dns' } });
    expect(inUse(all)).toBe(all.first.value);
    all.made.fault = null;
    all.restart();
    await all.renewals.start(ID);
    expect(all.renewal()).toMatchObject({ phase: 'done' });
    const keys = await all.keyIds();
    expect(keys).toHaveLength(2);
    expect(keys).toContain(all.connection().upkeep.keyId);
    expect(await all.works(inUse(all))).toBe(true);
    expect(await all.works(all.first.value)).toBe(true);
  });
});

test('a renewal makes no more requests than those that are interrupted here', async () => {
  const all = await upkeep();
  all.made.requests.length = 0;
  await all.renewals.start(ID);
  expect(all.made.requests.map((line) => line.split('/').at(-1))).toHaveLength(2);
});

test.each(['in the vault', 'in use', 'noted'])(
  'the app ends right after the secret is %s',
  async (moment) => {
    const all = await upkeep();
    const value = () => JSON.parse(all.vault.entries.get(`new-secret-${ID}`) ?? '{}').value as string;
    all.change({
      // The app is gone: nothing behind this line happens.
      proveSecret: () => new Promise(() => undefined),
    });
    void all.renewals.start(ID);
    await untilTrue(() => waiting(all));
    if (moment !== 'in the vault') all.vault.entries.set(`secret-${ID}`, value());
    const made = value();
    all.change({});
    await all.renewals.restore();
    expect(all.renewal()).toEqual({ phase: 'idle', hasNew: true });
    await all.renewals.prove(ID);
    expect(all.renewal()).toMatchObject({ phase: 'done' });
    expect(inUse(all)).toBe(made);
    expect(await all.keyIds()).toHaveLength(2);
  },
);

describe('by hand', () => {
  const typed = (value: string) => ({ value, keyId: null, expiresAt: '2027-01-01T00:00:00.000Z' });

  test('a secret that is refused is said at once and not kept', async () => {
    const all = await upkeep();
    const result = await all.renewals.take(ID, typed('not~the.secret'));
    expect(result).toMatchObject({ ok: false, problem: { cause: 'secret-wrong-or-id-pasted' } });
    expect(all.made.waits).toEqual([]);
    expect(waiting(all)).toBe(false);
    expect(inUse(all)).toBe(all.first.value);
  });

  test('one that cannot be proven now waits for it', async () => {
    const all = await upkeep();
    all.change({ proveSecret: async () => failure(refused('offline-or-dns')) });
    expect(await all.renewals.take(ID, typed('new~secret'))).toEqual({ ok: true, value: null });
    expect(all.renewal()).toMatchObject({ phase: 'failed', hasNew: true });
    all.change({ proveSecret: async () => success(null) });
    await all.renewals.prove(ID);
    expect(inUse(all)).toBe('new~secret');
    expect(all.connection()).toMatchObject({ secretExpiresAt: '2027-01-01T00:00:00.000Z' });
  });

  test('a rehearsal proves it, and only a rehearsal of this renewal', async () => {
    const all = await upkeep();
    let trying: string | undefined;
    all.change({
      proveSecret: async () => failure(refused('refresh-token-expired')),
      async rehearse(id) {
        trying = await all.renewals.trying(id);
        await all.renewals.rehearsed(id);
      },
    });
    await all.renewals.take(ID, typed('new~secret'));
    expect(await all.renewals.trying(ID)).toBeUndefined();
    await all.renewals.rehearsed(ID);
    expect(inUse(all)).toBe(all.first.value);
    await all.renewals.rehearse(ID);
    expect(trying).toBe('new~secret');
    expect(inUse(all)).toBe('new~secret');
    expect(all.renewal()).toMatchObject({ phase: 'done' });
    expect(await all.renewals.trying(ID)).toBeUndefined();
  });

  test('a rehearsal that fails leaves everything as it was', async () => {
    const all = await upkeep();
    all.change({ proveSecret: async () => failure(refused('refresh-token-expired')) });
    await all.renewals.take(ID, typed('new~secret'));
    await all.renewals.rehearse(ID);
    expect(all.renewal()).toEqual({ phase: 'idle', hasNew: true });
    expect(inUse(all)).toBe(all.first.value);
  });
});

describe('the older secret', () => {
  test('is listed, removed, and gone from the places it was handed over to', async () => {
    const all = await upkeep();
    await all.renewals.start(ID);
    await all.older.find(ID);
    expect(all.renewal()).toMatchObject({
      phase: 'choose',
      secrets: [{ keyId: all.first.keyId, kind: 'older', hint: all.first.value.slice(0, 3) }],
    });
    await all.older.remove(ID, [all.first.keyId]);
    expect(all.renewal()).toEqual({ phase: 'done', purpose: 'remove', done: ['Removed the older secret'] });
    expect(await all.keyIds()).toEqual([all.connection().upkeep.keyId]);
    expect(all.connection()).toMatchObject({ hasOlderSecret: false, upkeep: { olderKeyIds: [] } });
  });

  test('the secret in use is never removed, whatever is asked for', async () => {
    const all = await upkeep();
    await all.renewals.start(ID);
    await all.older.find(ID);
    await all.older.remove(ID, [all.connection().upkeep.keyId ?? '']);
    expect(await all.keyIds()).toHaveLength(2);
  });

  test('one that is gone already is said so', async () => {
    const all = await upkeep();
    await all.older.find(ID);
    expect(all.renewal()).toMatchObject({ phase: 'done', purpose: 'remove' });
    await all.older.cancel(ID);
  });

  test('a refusal is explained and nothing counts as removed', async () => {
    const all = await upkeep();
    await all.renewals.start(ID);
    await all.older.find(ID);
    all.made.fault = async () => {
      throw new TypeError('fetch failed');
    };
    await all.older.remove(ID, [all.first.keyId]);
    expect(all.renewal()).toMatchObject({ phase: 'failed', purpose: 'remove' });
    expect(all.connection().hasOlderSecret).toBe(true);
  });
});

async function untilTrue(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
