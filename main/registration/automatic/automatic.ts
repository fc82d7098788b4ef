import type { Drift } from '../../../preload/contract.ts';
import type { Result } from '../../result.ts';
import { type Applied, type ApplyOptions, type ApplyResult, applyReview } from './apply.ts';
import { CONSENT_SCOPES, REGISTER_SCOPES } from './bootstrap.ts';
import { grantForEveryone } from './consent.ts';
import { createDirectoryClient, type DirectoryClient, type DirectoryDeps } from './directory-client.ts';
import { attempt } from './directory-error.ts';
import { findDrift, missingRegistration } from './drift.ts';
import { type Fixed, fixDrift } from './drift-fix.ts';
import { lookUpPermissions } from './permission-lookup.ts';
import { type RegisteredRedirects, readPresent, readRedirects } from './present.ts';
import { addSecret, type ListedSecret, listSecrets, type RenewalWish, removeSecret } from './renewal.ts';
import { makeReview, type Review } from './review.ts';
import type { NewSecret } from './secrets.ts';
import type { RegistrationSpec } from './spec.ts';
import { undoRecord } from './undo.ts';
import type { UndoRecord } from './undo-record.ts';

export type {
  Applied,
  ApplyOptions,
  ApplyResult,
  Fixed,
  ListedSecret,
  NewSecret,
  RegisteredRedirects,
  RenewalWish,
  Review,
  UndoRecord,
};

/** Creates, repairs and reads back a registration with an administrator's sign-in. Never throws. */
export interface Automatic {
  /** Says what would be changed; changes nothing. */
  review(spec: RegistrationSpec, signal: AbortSignal): Promise<Result<Review>>;
  /** Makes the reviewed changes; may be repeated after an interruption anywhere. */
  apply(review: Review, options: ApplyOptions): Promise<ApplyResult>;
  /** Deletes what was created and restores what was changed, and nothing else. */
  undo(record: UndoRecord, signal: AbortSignal): Promise<Result<null>>;
  /** Compares the registration with what the System needs. */
  drift(spec: RegistrationSpec, signal: AbortSignal): Promise<Result<Drift[]>>;
  fix(spec: RegistrationSpec, driftId: string, signal: AbortSignal): Promise<Result<Fixed>>;
  /** What is registered as redirect URI, under which platform. */
  redirects(clientId: string, signal: AbortSignal): Promise<Result<RegisteredRedirects>>;
  /** A further secret, so that the old one works until the new one is handed over. */
  addSecret(clientId: string, wish: RenewalWish, signal: AbortSignal): Promise<Result<NewSecret>>;
  secrets(clientId: string, signal: AbortSignal): Promise<Result<ListedSecret[]>>;
  removeSecret(clientId: string, keyId: string, signal: AbortSignal): Promise<Result<null>>;
  /** Consents for everybody without the admin-consent page; needs `CONSENT_SCOPES`. */
  grantConsent(spec: RegistrationSpec, signal: AbortSignal): Promise<Result<null>>;
}

export function createAutomatic(deps: DirectoryDeps): Automatic {
  const open = (signal: AbortSignal, withConsent = false): DirectoryClient => {
    const scopes = withConsent ? [...REGISTER_SCOPES, ...CONSENT_SCOPES] : REGISTER_SCOPES;
    return createDirectoryClient(deps, { scopes, signal });
  };
  return {
    review: (spec, signal) => attempt(() => makeReview(open(signal), spec)),
    apply: (review, options) =>
      applyReview(open(options.signal, review.spec.grantsConsent === true), review, options),
    undo: (record, signal) => attempt(() => undone(open(signal, record.grants.length > 0), record)),
    drift: (spec, signal) => attempt(() => driftOf(open(signal), spec, deps)),
    fix: (spec, driftId, signal) => attempt(() => fixOne(open(signal), spec, driftId)),
    redirects: (clientId, signal) => attempt(() => readRedirects(open(signal), clientId)),
    addSecret: (clientId, wish, signal) => attempt(() => addSecret(open(signal), clientId, wish)),
    secrets: (clientId, signal) => attempt(() => listSecrets(open(signal), clientId)),
    removeSecret: (clientId, keyId, signal) => attempt(() => removeSecret(open(signal), clientId, keyId)),
    grantConsent: (spec, signal) => attempt(() => consentAll(open(signal, true), spec)),
  };
}

async function undone(client: DirectoryClient, record: UndoRecord): Promise<null> {
  await undoRecord(client, record);
  return null;
}

async function driftOf(
  client: DirectoryClient,
  spec: RegistrationSpec,
  { cloud }: DirectoryDeps,
): Promise<Drift[]> {
  const present = await readPresent(client, spec);
  if (!present) return [missingRegistration(cloud, spec.clientId ?? '')];
  const permissions = await lookUpPermissions(client, spec, present.app);
  return findDrift({ spec, present, permissions, cloud, now: client.clock.now() });
}

async function fixOne(client: DirectoryClient, spec: RegistrationSpec, driftId: string): Promise<Fixed> {
  const present = await mustBeThere(client, spec);
  const permissions = await lookUpPermissions(client, spec, present.app);
  return fixDrift(client, driftId, { spec, present, permissions });
}

async function consentAll(client: DirectoryClient, spec: RegistrationSpec): Promise<null> {
  const { principal } = await mustBeThere(client, spec);
  if (!principal) throw gone(client);
  await grantForEveryone(client, spec, { principalId: principal.id, note: () => undefined });
  return null;
}

async function mustBeThere(client: DirectoryClient, spec: RegistrationSpec) {
  const present = await readPresent(client, spec);
  if (!present) throw gone(client);
  return present;
}

function gone(client: DirectoryClient) {
  const message = 'The registration or its enterprise app is not in this tenant.';
  return client.refuse({ cause: 'app-not-found-in-tenant', facts: { message } });
}
