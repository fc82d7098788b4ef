import type { Vault } from '../../main/connections/types.ts';

/** A vault in memory whose entries a test may look into. */
export function memoryVault(): Vault & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    view: { kind: 'keyring', backend: 'memory of a test' },
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
