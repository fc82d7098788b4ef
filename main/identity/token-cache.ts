import type { ICachePlugin } from '@azure/msal-node';
import type { Vault } from '../connections/types.ts';

/** Why there are no tokens although there may have been: the entry is broken, or the keyring is shut. */
export type CacheTrouble = 'damaged' | 'unavailable' | null;

/** MSAL's token cache of one connection, kept as one blob in the vault and read from there once. */
export interface TokenCache {
  readonly plugin: ICachePlugin;
  /** Reads the vault; later calls do nothing. */
  load(): Promise<CacheTrouble>;
  /** Puts another blob in its place. */
  replace(blob: string): Promise<void>;
  /** Deletes it here and in the vault. */
  clear(): Promise<void>;
}

export function createTokenCache(vault: Vault, key: string): TokenCache {
  let blob = '';
  let loaded: Promise<CacheTrouble> | null = null;

  const read = async (): Promise<CacheTrouble> => {
    const entry = await vault.get(key);
    if (entry.kind === 'absent') return null;
    if (entry.kind !== 'found') return entry.kind;
    if (isTokenCache(entry.value)) {
      blob = entry.value;
      return null;
    }
    // MSAL would throw on every call: keep it for a look, and begin as signed out.
    await vault.set(`${key}.damaged`, entry.value);
    await vault.delete(key);
    return 'damaged';
  };
  const replace = async (next: string) => {
    blob = next;
    loaded = Promise.resolve(null);
    await vault.set(key, next);
  };

  return {
    load() {
      loaded ??= read();
      return loaded;
    },
    replace,
    async clear() {
      blob = '';
      loaded = Promise.resolve(null);
      await vault.delete(key);
    },
    plugin: {
      async beforeCacheAccess(context) {
        context.tokenCache.deserialize(blob);
      },
      async afterCacheAccess(context) {
        if (context.cacheHasChanged) await replace(context.tokenCache.serialize());
      },
    },
  };
}

/** Whether MSAL can read it: a JSON object of objects. */
function isTokenCache(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && Object.values(value).every(isObject);
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
