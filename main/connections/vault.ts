import { chmod, mkdir } from 'node:fs/promises';
import type { VaultView } from '../../preload/contract.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Vault } from './types.ts';
import { createEntries, type Entries } from './vault-entries.ts';
import {
  createItems,
  loadPersistence as loadOsPersistence,
  type OpenPersistence,
} from './vault-persistence.ts';
import { type KeyringTrouble, keyringName, keyringProblem } from './vault-problem.ts';

/** A locked keyring asks the person and a dead D-Bus never answers; the app starts regardless. */
const KEYRING_TIMEOUT_MS = 15_000;

const MEMORY = 'memory, until the app is closed';

export interface VaultOptions {
  /** Absolute; made with mode 0700. Holds DPAPI files on Windows and empty marker files elsewhere. */
  directory: string;
  /** The name under which the person finds the items in their keyring. */
  service: string;
  platform: NodeJS.Platform;
  loadPersistence?: () => Promise<OpenPersistence>;
  clock?: Clock;
}

class KeyringSilent extends Error {}

/**
 * Opens the vault. Where the OS' encrypted store can't be used it keeps entries in memory for this
 * run and says so in `view`; it never writes them in the clear and never rejects.
 */
export async function createVault(options: VaultOptions): Promise<Vault> {
  const { platform, clock = systemClock } = options;
  /** What the keyring could not take (null: deleted); it comes before what the keyring holds. */
  const memory = new Map<string, string | null>();
  let view: VaultView = { kind: 'keyring', backend: keyringName(platform) };
  let entries: Entries | null = null;

  const degrade = (trouble: KeyringTrouble, error: unknown) => {
    view = { kind: 'memory', backend: MEMORY, problem: keyringProblem(platform, trouble, messageOf(error)) };
    // A call that hangs occupies a worker thread for good: do not ask again in this run.
    if (error instanceof KeyringSilent || trouble === 'missing') entries = null;
  };
  const ask = async <T>(work: (entries: Entries) => Promise<T>): Promise<{ value: T } | null> => {
    if (!entries) return null;
    try {
      return { value: await withTimeout(clock, work(entries)) };
    } catch (error) {
      degrade(error instanceof KeyringSilent ? 'silent' : 'failed', error);
      return null;
    }
  };

  try {
    entries = await withTimeout(clock, openEntries(options));
  } catch (error) {
    degrade(error instanceof KeyringSilent ? 'silent' : 'missing', error);
  }

  return {
    get view() {
      return view;
    },
    async get(key) {
      const held = memory.get(key);
      if (held !== undefined) return held === null ? { kind: 'absent' } : { kind: 'found', value: held };
      const answer = await ask((keyring) => keyring.get(key));
      return answer?.value ?? { kind: 'unavailable' };
    },
    async set(key, value) {
      memory.set(key, value);
      const answer = await ask((keyring) => keyring.set(key, value));
      if (answer && memory.get(key) === value) memory.delete(key);
    },
    async delete(key) {
      memory.set(key, null);
      const answer = await ask((keyring) => keyring.delete(key));
      if (answer && memory.get(key) === null) memory.delete(key);
    },
  };
}

/** Loads the OS' store and proves that it works by a round trip of a probe item. */
async function openEntries(options: VaultOptions): Promise<Entries> {
  const { directory, service, platform, loadPersistence = loadOsPersistence } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const open = await loadPersistence();
  const items = createItems({ open, directory, service, platform });
  await items.remove('probe');
  return createEntries(items);
}

function withTimeout<T>(clock: Clock, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const silent = () => reject(new KeyringSilent(`no answer within ${KEYRING_TIMEOUT_MS / 1000} s`));
    const cancel = clock.after(KEYRING_TIMEOUT_MS, silent);
    work.then(resolve, reject).finally(cancel);
  });
}

/** Messages of the persistence layer name the failure, never the contents. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown failure';
}
