import { describe, expect, it } from 'vitest';
import { memoryOnlyVault } from '../../../main/connections/memory-only-vault.ts';
import { createSettings } from '../../../main/connections/settings.ts';
import { createState } from '../../../main/connections/state.ts';
import { createStorage } from '../../../main/connections/storage.ts';
import type { Connection, Vault } from '../../../main/connections/types.ts';
import { DEFAULT_SETTINGS } from '../../../preload/default-settings.ts';
import { appState } from '../../fakes/app-state.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { memoryStore } from '../../fakes/memory-store.ts';

function desk(vault: Vault) {
  const done: string[] = [];
  const store = memoryStore();
  const state = createState(appState());
  const settings = createSettings({ store, state });
  const list = [{ id: 'a', signInKey: 'a' }, { id: 'b', signInKey: 'a' }, { id: 'c' }] as Connection[];
  const note = (what: string) => async (id?: string) => void done.push(id ? `${what} ${id}` : what);
  const storage = createStorage({
    store,
    state,
    vault,
    clock: new FakeClock(),
    settings,
    connections: { all: () => list, signOut: note('sign out'), remove: note('remove') },
    setup: { discard: note('discard the setup') },
    signIn: { cancel: () => void done.push('cancel the sign-in') },
    network: { reset: note('forget the proxy') as () => Promise<void> },
    activity: { clear: () => void done.push('clear the history') },
  });
  return { storage, done, store, state, settings };
}

/** A vault that keeps what it is given, as a keyring does. */
function keyring(entries = new Map<string, string>()): Vault {
  return { ...memoryOnlyVault(entries), view: { kind: 'keyring', backend: 'Keyring' } };
}

describe('the test of the vault', () => {
  it('writes, reads and deletes, and leaves nothing behind', async () => {
    const entries = new Map<string, string>();
    expect(await desk(keyring(entries)).storage.test()).toEqual({ works: true, ms: 0 });
    expect(entries.size).toBe(0);
  });

  it('fails where the vault holds things in memory only, loses them or keeps them for ever', async () => {
    expect((await desk(memoryOnlyVault()).storage.test()).works).toBe(false);
    const losing = { ...keyring(), get: async () => ({ kind: 'absent' as const }) };
    expect((await desk(losing).storage.test()).works).toBe(false);
    const stubborn = { ...keyring(), delete: async () => {} };
    expect((await desk(stubborn).storage.test()).works).toBe(false);
  });
});

describe('leaving no trace', () => {
  it('signs out each sign-in once, and keeps the connections', async () => {
    const { storage, done } = desk(keyring());
    await storage.signOutAll();
    expect(done).toEqual(['cancel the sign-in', 'sign out b', 'sign out c']);
  });

  it('forgets connections, setup, history and settings', async () => {
    const { storage, done, store, settings } = desk(keyring());
    settings.update({ theme: 'dark', pollSeconds: 300 });
    store.set('told', { 'a needs-you x': 1 });
    await storage.wipe();
    expect(done).toEqual([
      'cancel the sign-in',
      'remove a',
      'remove b',
      'remove c',
      'discard the setup',
      'forget the proxy',
      'clear the history',
    ]);
    expect(store.get('settings')).toEqual(DEFAULT_SETTINGS);
    expect(store.get('told')).toEqual({});
  });
});
