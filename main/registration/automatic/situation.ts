import { namesNotGranted } from './consent.ts';
import type { DirectoryClient } from './directory-client.ts';
import { type KnownPermission, lookUpPermissions } from './permission-lookup.ts';
import { type Present, readPresent } from './present.ts';
import type { RegistrationSpec } from './spec.ts';

/** What the tenant has and knows, at one moment. */
export interface Situation {
  /** Null = there is no registration yet. */
  present: Present | null;
  permissions: KnownPermission[];
  /** Permissions that consent for everybody lacks; empty where it is not ours to record. */
  notGranted: string[];
  /** Epoch ms. */
  now: number;
}

/** Reads everything that a review, or the run after it, is decided by. */
export async function readSituation(client: DirectoryClient, spec: RegistrationSpec): Promise<Situation> {
  const present = await readPresent(client, spec);
  const permissions = await lookUpPermissions(client, spec, present?.app ?? null);
  const principalId = present?.principal?.id ?? null;
  const notGranted = spec.grantsConsent ? await namesNotGranted(client, spec, principalId) : [];
  return { present, permissions, notGranted, now: client.clock.now() };
}
