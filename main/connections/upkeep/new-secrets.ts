import { z } from 'zod';
import { vaultKeys } from '../app-identity.ts';
import type { Vault } from '../types.ts';

const schema = z.object({
  value: z.string().min(1),
  /** Entra's id of it; null for one that was made by hand. */
  keyId: z.string().nullable(),
  /** ISO 8601; null where nobody said. */
  expiresAt: z.string().nullable(),
});

/** A client secret that waits for its proof. */
export type NewSecret = z.infer<typeof schema>;

/** New secrets by connection, in the vault: an interruption loses none. */
export interface NewSecrets {
  get(connectionId: string): Promise<NewSecret | null>;
  set(connectionId: string, secret: NewSecret): Promise<void>;
  delete(connectionId: string): Promise<void>;
}

export function createNewSecrets(vault: Vault): NewSecrets {
  return {
    async get(id) {
      const entry = await vault.get(vaultKeys.newSecret(id));
      return entry.kind === 'found' ? parse(entry.value) : null;
    },
    set: (id, secret) => vault.set(vaultKeys.newSecret(id), JSON.stringify(secret)),
    delete: (id) => vault.delete(vaultKeys.newSecret(id)),
  };
}

function parse(text: string): NewSecret | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
