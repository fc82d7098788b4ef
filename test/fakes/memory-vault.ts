import { memoryOnlyVault } from '../../main/connections/memory-only-vault.ts';
import type { Vault } from '../../main/connections/types.ts';

/** The vault in memory, with a keyring's face and entries that a test may look into. */
export function memoryVault(): Vault & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return { ...memoryOnlyVault(entries), entries, view: { kind: 'keyring', backend: 'memory of a test' } };
}
