import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVault, type VaultOptions } from '../../../main/connections/vault.ts';
import type { OpenPersistence } from '../../../main/connections/vault-persistence.ts';
import { encodeSlot } from '../../../main/connections/vault-slots.ts';
import { FakeClock } from '../../fakes/clock.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vault-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** A keyring in memory that can be told to fail, to hang, and to tear the next write. */
class FakeKeyring {
  items = new Map<string, string>();
  mode: 'ok' | 'failing' | 'hanging' = 'ok';
  tearAt: number | null = null;
  /** Turns of the event loop the next answer takes; each further one takes fewer. */
  slowness = 0;

  readonly open: OpenPersistence = async ({ account }) => ({
    save: async (contents) => {
      await this.#answer();
      const torn = this.tearAt === null ? contents : contents.slice(0, this.tearAt);
      this.items.set(account, torn);
      if (this.tearAt !== null) throw new Error('the power went out');
    },
    load: async () => {
      await this.#answer();
      return this.items.get(account) ?? null;
    },
    delete: async () => {
      await this.#answer();
      return this.items.delete(account);
    },
  });

  async #answer(): Promise<void> {
    for (let turns = this.slowness--; turns > 0; turns -= 1) await undefined;
    if (this.mode === 'failing') throw new Error('the keyring is locked');
    if (this.mode === 'hanging') await new Promise(() => undefined);
  }
}

function openVault(keyring: FakeKeyring, options: Partial<VaultOptions> = {}) {
  return createVault({
    directory: join(directory, 'vault'),
    service: 'Mailbox Connector',
    platform: 'linux',
    loadPersistence: async () => keyring.open,
    clock: new FakeClock(),
    ...options,
  });
}

describe('the vault on a keyring', () => {
  it('hands back after a restart what was kept, and forgets what was deleted', async () => {
    const keyring = new FakeKeyring();
    const vault = await openVault(keyring);
    await vault.set('a', 'one');
    await vault.set('a', 'two');
    await vault.set('b', 'other');
    await vault.delete('b');
    const again = await openVault(keyring);
    expect([await again.get('a'), await again.get('b')]).toEqual([
      { kind: 'found', value: 'two' },
      { kind: 'absent' },
    ]);
    expect(again.view).toEqual({ kind: 'keyring', backend: 'Secret Service' });
  });

  it.each([
    'Verifing persistence failed with the error: Persistence check failed. Data was written but is gone.',
    'Verifing persistence failed with the error: No such interface “org.freedesktop.Secret.Item” on object',
  ])('is not put off by another program that probes the same store: %s', async (message) => {
    const keyring = new FakeKeyring();
    let collisions = 3;
    const open: OpenPersistence = async (item) => {
      if (collisions-- > 0) throw new Error(message);
      return keyring.open(item);
    };
    const vault = await openVault(keyring, { loadPersistence: async () => open });
    expect(vault.view.kind).toBe('keyring');
  });

  it('asks a store that refuses only once', async () => {
    let asked = 0;
    const open: OpenPersistence = async () => {
      asked += 1;
      throw new Error('the prompt was dismissed');
    };
    const vault = await openVault(new FakeKeyring(), { loadPersistence: async () => open });
    expect([vault.view.kind, asked]).toEqual(['memory', 1]);
  });

  it('makes its directory for its owner only', async () => {
    await openVault(new FakeKeyring());
    expect(statSync(join(directory, 'vault')).mode & 0o777).toBe(0o700);
  });

  it('keeps the order of writes to one key that overlap', async () => {
    const keyring = new FakeKeyring();
    const vault = await openVault(keyring);
    keyring.slowness = 100;
    await Promise.all(Array.from({ length: 20 }, (_, i) => vault.set('a', `${i}`)));
    expect(await (await openVault(keyring)).get('a')).toEqual({ kind: 'found', value: '19' });
  });

  it('loses no more than the write that was torn, wherever it was torn', async () => {
    const whole = encodeSlot({ sequence: 3, value: 'torn' }).length;
    for (let cut = 0; cut < whole; cut += 1) {
      const keyring = new FakeKeyring();
      const vault = await openVault(keyring);
      await vault.set('a', 'older');
      await vault.set('a', 'before');
      keyring.tearAt = cut;
      await vault.set('a', 'torn');
      keyring.tearAt = null;
      const again = await openVault(keyring);
      expect(await again.get('a')).toEqual({ kind: 'found', value: 'before' });
      await again.set('a', 'after');
      expect(await (await openVault(keyring)).get('a')).toEqual({ kind: 'found', value: 'after' });
    }
  });

  it('does not bring an old value back when a deletion is cut short', async () => {
    const keyring = new FakeKeyring();
    const vault = await openVault(keyring);
    await vault.set('a', 'old');
    await vault.set('a', 'new');
    const open = keyring.open;
    let removals = 0;
    const cutShort: OpenPersistence = async (item) => ({
      ...(await open(item)),
      delete: async () => {
        if (item.account.startsWith('a.') && removals++ > 0) throw new Error('the power went out');
        return (await open(item)).delete();
      },
    });
    await (await openVault(keyring, { loadPersistence: async () => cutShort })).delete('a');
    expect(await (await openVault(keyring)).get('a')).toEqual({ kind: 'found', value: 'new' });
  });

  it('sets a damaged entry aside where it is never read again', async () => {
    const keyring = new FakeKeyring();
    keyring.items.set('a.1', 'not a slot');
    const vault = await openVault(keyring);
    expect(await vault.get('a')).toEqual({ kind: 'damaged' });
    expect(await vault.get('a')).toEqual({ kind: 'absent' });
    expect([...keyring.items]).toEqual([['a.1.damaged', 'not a slot']]);
    await vault.set('a', 'new');
    expect(await vault.get('a')).toEqual({ kind: 'found', value: 'new' });
  });

  it('asks the store for one opening at a time', async () => {
    const keyring = new FakeKeyring();
    let opening = 0;
    let most = 0;
    const counting: OpenPersistence = async (item) => {
      opening += 1;
      most = Math.max(most, opening);
      await Promise.resolve();
      opening -= 1;
      return keyring.open(item);
    };
    const vault = await openVault(keyring, { loadPersistence: async () => counting });
    await Promise.all(['a', 'b', 'c'].map((key) => vault.set(key, 'x')));
    expect(most).toBe(1);
  });
});

describe('the vault on DPAPI files', () => {
  /** Behaves like FilePersistenceWithDataProtection: a file that does not decrypt is an error. */
  const dpapi: OpenPersistence = async ({ path }) => {
    const { readFile, rm, writeFile } = await import('node:fs/promises');
    await writeFile(path, '', { flag: 'a' });
    return {
      save: (contents) => writeFile(path, `sealed:${contents}`),
      load: async () => {
        const text = await readFile(path, 'utf8');
        if (text === '') return null;
        if (text.startsWith('sealed:')) return text.slice(7);
        throw Object.assign(new Error('unprotect'), { errorCode: 'DPAPIEncryptedFileError' });
      },
      delete: () => rm(path).then(() => true),
    };
  };
  const windows = { platform: 'win32', loadPersistence: async () => dpapi } as const;

  it('keeps, replaces and deletes an entry', async () => {
    const vault = await openVault(new FakeKeyring(), windows);
    for (const value of ['one', 'two', 'three']) await vault.set('a', value);
    const again = await openVault(new FakeKeyring(), windows);
    expect(await again.get('a')).toEqual({ kind: 'found', value: 'three' });
    await again.delete('a');
    expect(await again.get('a')).toEqual({ kind: 'absent' });
  });

  it('renames a file that does not decrypt', async () => {
    const vault = await openVault(new FakeKeyring(), windows);
    writeFileSync(join(directory, 'vault', 'a.1.vault'), 'torn');
    expect(await vault.get('a')).toEqual({ kind: 'damaged' });
    expect(await vault.get('a')).toEqual({ kind: 'absent' });
    expect(readdirSync(join(directory, 'vault'))).toContain('a.1.vault.damaged');
  });

  it('falls back to the other slot when the newest file is torn', async () => {
    const vault = await openVault(new FakeKeyring(), windows);
    await vault.set('a', 'one');
    await vault.set('a', 'two');
    writeFileSync(join(directory, 'vault', 'a.2.vault'), 'torn');
    expect(await (await openVault(new FakeKeyring(), windows)).get('a')).toEqual({
      kind: 'found',
      value: 'one',
    });
  });

  it('gives keys that differ only in case or in special letters files of their own', async () => {
    const vault = await openVault(new FakeKeyring(), windows);
    for (const key of ['tokens-a', 'tokens-A', 'tokens/a', '../a', 'a:b']) await vault.set(key, key);
    for (const key of ['tokens-a', 'tokens-A', 'tokens/a', '../a', 'a:b']) {
      expect(await vault.get(key)).toEqual({ kind: 'found', value: key });
    }
    const names = readdirSync(join(directory, 'vault')).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(readdirSync(directory)).toEqual(['vault']);
  });
});

describe('the vault without a keyring', () => {
  it.each(['linux', 'darwin', 'win32'] as const)(
    'keeps entries in memory on %s and tells how to fix it',
    async (platform) => {
      const vault = await openVault(new FakeKeyring(), {
        platform,
        loadPersistence: () => Promise.reject(new Error('no keytar')),
      });
      await vault.set('a', 'one');
      expect(await vault.get('a')).toEqual({ kind: 'found', value: 'one' });
      await vault.delete('a');
      expect(await vault.get('a')).toEqual({ kind: 'absent' });
      expect(await vault.get('b')).toEqual({ kind: 'unavailable' });
      expect(vault.view.kind).toBe('memory');
      expect(vault.view.problem).toMatchObject({
        cause: 'keyring-unavailable',
        facts: { message: 'no keytar' },
      });
      expect(vault.view.problem?.steps.length).toBeGreaterThan(1);
    },
  );

  it('does not wait longer than 15 s for a keyring that hangs at the start', async () => {
    const clock = new FakeClock();
    const keyring = new FakeKeyring();
    keyring.mode = 'hanging';
    const asked = Promise.withResolvers<void>();
    const loadPersistence = async () => {
      asked.resolve();
      return keyring.open;
    };
    const opening = openVault(keyring, { clock, loadPersistence });
    await asked.promise;
    clock.turn(15_000);
    const vault = await opening;
    expect(vault.view.problem?.title).toBe('The keyring does not answer');
    await vault.set('a', 'one');
    expect([await vault.get('a'), clock.pending]).toEqual([{ kind: 'found', value: 'one' }, 0]);
  });

  it('gives a keyring up that stops answering later, and does not ask again', async () => {
    const clock = new FakeClock();
    const keyring = new FakeKeyring();
    const vault = await openVault(keyring, { clock });
    await vault.set('a', 'one');
    keyring.mode = 'hanging';
    const asking = vault.get('a');
    await new Promise(setImmediate);
    clock.turn(15_000);
    expect(await asking).toEqual({ kind: 'unavailable' });
    expect(await vault.get('a')).toEqual({ kind: 'unavailable' });
    expect([vault.view.kind, clock.pending]).toEqual(['memory', 0]);
  });

  it('keeps in memory what a failing keyring does not take, and never rejects', async () => {
    const keyring = new FakeKeyring();
    const vault = await openVault(keyring);
    keyring.mode = 'failing';
    await vault.set('a', 'one');
    expect(await vault.get('a')).toEqual({ kind: 'found', value: 'one' });
    expect(await vault.get('b')).toEqual({ kind: 'unavailable' });
    await vault.delete('a');
    expect(await vault.get('a')).toEqual({ kind: 'absent' });
    expect(vault.view.problem?.facts.message).toBe('the keyring is locked');
  });

  it('starts where its directory can not be made', async () => {
    writeFileSync(join(directory, 'file'), '');
    const vault = await openVault(new FakeKeyring(), { directory: join(directory, 'file', 'vault') });
    expect(vault.view.kind).toBe('memory');
  });
});
