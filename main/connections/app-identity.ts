import type { Registration } from '../../preload/contract.ts';
import type { AppIdentity } from '../identity/types.ts';

/** What the identity layer needs of a Registration in a Cloud. */
export function appIdentity(cloud: string, registration: Registration): AppIdentity {
  return { cloud, ...registration };
}

/** Vault keys. Ids are not secret; what is kept under them is. */
export const vaultKeys = {
  tokens: (id: string) => `tokens-${id}`,
  secret: (id: string) => `secret-${id}`,
  /** Key pair of the request to an administrator: whoever has it reads the secret in the answer. */
  request: (id: string) => `request-${id}`,
};
