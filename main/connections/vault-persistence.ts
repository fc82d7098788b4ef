import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createSequencer } from '../sequencer.ts';

/** A verification that read something else than it had written, or whose item vanished under it. */
const PROBE_LOST = /Persistence check failed|No such interface .{1,3}org\.freedesktop\.Secret\.Item/;
const OPEN_ATTEMPTS = 10;

/** The part of `IPersistence` of @azure/msal-node-extensions that the vault uses. */
export interface Persistence {
  save(contents: string): Promise<void>;
  load(): Promise<string | null>;
  delete(): Promise<boolean>;
}

/** Opens one item of the OS' encrypted store: DPAPI file, Keychain item or Secret Service item. */
export type OpenPersistence = (item: {
  path: string;
  service: string;
  account: string;
}) => Promise<Persistence>;

/**
 * Loads the platform's encrypted store. The package imports the native keytar module statically and
 * throws on import where that is missing, so nothing else in the program may import it.
 */
export async function loadPersistence(): Promise<OpenPersistence> {
  const { DataProtectionScope, PersistenceCreator } = await import('@azure/msal-node-extensions');
  return ({ path, service, account }) =>
    PersistenceCreator.createPersistence({
      cachePath: path,
      serviceName: service,
      accountName: account,
      dataProtectionScope: DataProtectionScope.CurrentUser,
      usePlaintextFileOnLinux: false,
    });
}

/** What one item holds. */
export type ItemContent = { kind: 'text'; text: string } | { kind: 'absent' } | { kind: 'damaged' };

/** Items of the OS' encrypted store by name. Every method rejects when the store itself fails. */
export interface Items {
  read(name: string): Promise<ItemContent>;
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Keeps what is there under `<name>.damaged`, where nothing reads it again. */
  setAside(name: string): Promise<void>;
}

/** Names and opens the items under one directory and service. */
export function createItems(options: {
  open: OpenPersistence;
  directory: string;
  service: string;
  platform: NodeJS.Platform;
}): Items {
  const { open, directory, service, platform } = options;
  const opened = new Map<string, Promise<Persistence>>();
  // Opening verifies the store with one probe item of a fixed name, so two at a time would collide.
  const inTurn = createSequencer();
  const pathOf = (name: string) => join(directory, fileName(name));
  const item = (name: string) => {
    const known = opened.get(name);
    if (known) return known;
    const opening = inTurn(() => openDespiteOthers(open, { path: pathOf(name), service, account: name }));
    opened.set(name, opening);
    opening.catch(() => opened.delete(name));
    return opening;
  };
  const remove = async (name: string) => {
    await (await item(name)).delete();
    opened.delete(name);
  };

  return {
    async read(name) {
      const persistence = await item(name);
      return persistence.load().then(contentOf, damagedOrThrow);
    },
    write: async (name, text) => (await item(name)).save(text),
    remove,
    async setAside(name) {
      if (platform === 'win32') {
        opened.delete(name);
        return rename(pathOf(name), `${pathOf(name)}.damaged`);
      }
      const text = await (await item(name)).load();
      if (text !== null) await (await item(`${name}.damaged`)).save(text);
      return remove(name);
    },
  };
}

/**
 * Opening verifies the store with a probe item of one fixed name for the whole computer. Another
 * program on MSAL's extensions that starts at this moment reads and deletes the same item: then one of
 * the two finds it gone or changed, though the store is fine.
 */
async function openDespiteOthers(
  open: OpenPersistence,
  item: Parameters<OpenPersistence>[0],
): Promise<Persistence> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open(item);
    } catch (error) {
      const isCollision = error instanceof Error && PROBE_LOST.test(error.message);
      if (!isCollision || attempt === OPEN_ATTEMPTS) throw error;
    }
  }
}

function contentOf(text: string | null): ItemContent {
  return text === null ? { kind: 'absent' } : { kind: 'text', text };
}

/** A DPAPI file that can't be decrypted is torn or from another user; other failures are the store's. */
function damagedOrThrow(error: unknown): ItemContent {
  const { errorCode } = error as { errorCode?: unknown };
  if (errorCode === 'DPAPIEncryptedFileError') return { kind: 'damaged' };
  throw error;
}

/** Escapes all that some file system treats specially, upper case included. */
function fileName(name: string): string {
  const safe = name.replace(/[^a-z0-9.-]/g, (char) => `%${char.codePointAt(0)?.toString(16)}`);
  return `${safe}.vault`;
}
