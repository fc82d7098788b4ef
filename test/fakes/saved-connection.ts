import type { Connection } from '../../main/connections/types.ts';
import { newUpkeep } from '../../main/connections/upkeep/upkeep.ts';
import { connectionView } from './app-state.ts';

/** A connection for this computer as it is kept on disk. */
export function savedConnection(values: Partial<Connection> = {}): Connection {
  const { id, system, mailbox, signer, cloud, practice, registration, proof, lastSync } = connectionView();
  return {
    ...{ id, system, mailbox, signer, cloud, practice, registration, proof, lastSync },
    signedInAs: null,
    account: null,
    accountType: 'work',
    access: 'read',
    inputs: {},
    hasSecret: false,
    secretExpiresAt: null,
    hasOlderSecret: false,
    upkeep: newUpkeep(),
    paused: false,
    ...values,
  };
}
