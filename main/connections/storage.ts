import { randomUUID } from 'node:crypto';
import type { VaultTest } from '../../preload/contract.ts';
import { DEFAULT_SETTINGS } from '../../preload/default-settings.ts';
import type { Clock } from '../clock.ts';
import type { Activity } from './activity/activity.ts';
import { vaultKeys } from './app-identity.ts';
import type { Connections } from './connections.ts';
import type { NetworkService } from './network.ts';
import type { SettingsService } from './settings.ts';
import type { SetupService } from './setup.ts';
import type { SignInService } from './sign-in.ts';
import type { StateStore } from './state.ts';
import type { Store, Vault } from './types.ts';

export interface StorageDeps {
  store: Store;
  state: StateStore;
  vault: Vault;
  clock: Clock;
  connections: Pick<Connections, 'all' | 'signOut' | 'remove'>;
  setup: Pick<SetupService, 'discard'>;
  signIn: Pick<SignInService, 'cancel'>;
  settings: Pick<SettingsService, 'update'>;
  network: Pick<NetworkService, 'reset'>;
  activity: Pick<Activity, 'clear'>;
}

/** What this computer keeps: whether it can be kept safely, and how it is got rid of. */
export interface Storage {
  test(): Promise<VaultTest>;
  signOutAll(): Promise<void>;
  wipe(): Promise<void>;
}

/** Vault key of the test; deleted at its end. */
const PROBE = 'storage-test';

export function createStorage(deps: StorageDeps): Storage {
  const { store, state, vault, clock, connections, setup, signIn, settings, network, activity } = deps;
  return {
    async test() {
      const begun = clock.now();
      const probe = randomUUID();
      await vault.set(PROBE, probe);
      const read = await vault.get(PROBE);
      await vault.delete(PROBE);
      const after = await vault.get(PROBE);
      state.update({ vault: vault.view });
      const isKept = read.kind === 'found' && read.value === probe && after.kind === 'absent';
      // In memory it always works, and is lost all the same.
      return { works: isKept && vault.view.kind === 'keyring', ms: clock.now() - begun };
    },
    async signOutAll() {
      signIn.cancel();
      const one = new Map(
        connections.all().map((connection) => [vaultKeys.tokens(connection), connection.id]),
      );
      for (const id of one.values()) await connections.signOut(id);
    },
    async wipe() {
      signIn.cancel();
      for (const { id } of connections.all()) await connections.remove(id);
      await setup.discard();
      settings.update(DEFAULT_SETTINGS);
      await network.reset();
      activity.clear();
      store.set('told', {});
      store.set('checks', {});
      store.set('adding', []);
      store.set('selected', null);
      state.update({
        errand: null,
        place: { screen: 'overview', tab: null, visit: state.get().place.visit + 1 },
      });
    },
  };
}
