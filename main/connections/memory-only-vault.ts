import type { Vault } from './types.ts';

/** A vault that forgets with the app: for tokens that must not outlive one errand. */
export function memoryOnlyVault(entries = new Map<string, string>()): Vault {
  return {
    view: { kind: 'memory', backend: 'memory' },
    async get(key) {
      const value = entries.get(key);
      return value === undefined ? { kind: 'absent' } : { kind: 'found', value };
    },
    async set(key, value) {
      entries.set(key, value);
    },
    async delete(key) {
      entries.delete(key);
    },
  };
}
