import type { RegistrationChange } from '../../../preload/contract.ts';
import { changesFor } from './changes.ts';
import type { DirectoryClient } from './directory-client.ts';
import { readSituation } from './situation.ts';
import { ownName, type RegistrationSpec } from './spec.ts';
import type { UndoRecord } from './undo-record.ts';

/** What would be done, to be shown before anything is. */
export interface Review {
  spec: RegistrationSpec;
  /** Client id of the registration that would be repaired; null = a new one. */
  existing: string | null;
  /** Empty = everything is as it has to be. */
  changes: RegistrationChange[];
  /** The state before, from which the undo is recorded. */
  undo: UndoRecord;
}

/** Reads what is there and compares it with what has to be. Changes nothing. */
export async function makeReview(client: DirectoryClient, spec: RegistrationSpec): Promise<Review> {
  const situation = await readSituation(client, spec);
  const app = situation.present?.app;
  return {
    spec,
    existing: app?.appId ?? null,
    changes: changesFor(spec, situation),
    undo: {
      uniqueName: ownName(spec),
      clientId: app?.appId ?? null,
      objectId: app?.id ?? null,
      isNew: !app,
      settings: [],
      addsPrincipal: false,
      formerSecrets: app?.passwordCredentials.map(({ keyId }) => keyId) ?? [],
      newSecrets: [],
      grants: [],
    },
  };
}
