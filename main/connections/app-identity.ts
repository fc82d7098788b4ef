import type { AppIdentity } from '../identity/types.ts';
import { systemOf } from './sheet.ts';
import type { Connection } from './types.ts';

/** What the identity layer needs of a Registration: signed in where its System signs people in. */
export function appIdentity({ cloud, registration, system }: SignedIn): AppIdentity {
  const { signInTenant } = systemOf({ system }).registration;
  return { cloud, ...registration, ...(signInTenant ? { tenant: signInTenant } : {}) };
}

type SignedIn = Pick<Connection, 'cloud' | 'registration' | 'system'>;

/** Vault keys. Ids are not secret; what is kept under them is. */
export const vaultKeys = {
  tokens: ({ id, signInKey }: Pick<Connection, 'id' | 'signInKey'>) => `tokens-${signInKey ?? id}`,
  secret: (id: string) => `secret-${id}`,
  /** A new secret that was not proven yet. */
  newSecret: (id: string) => `new-secret-${id}`,
  /** Key pair of the request to an administrator: whoever has it reads the secret in the answer. */
  request: (id: string) => `request-${id}`,
  requestId: (id: string) => `request-id-${id}`,
};
