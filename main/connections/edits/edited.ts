import type { Edited, EditView } from '../../../preload/contract.ts';
import {
  checkClientId,
  checkMailbox,
  checkRedirectUri,
  checkSecret,
  checkSigner,
  checkTenant,
  cleanPaste,
} from '../../../preload/registration-fields.ts';
import type { Cloud } from '../../identity/types.ts';
import { offersAccess } from '../../registration/permissions.ts';
import { inputAdvice } from '../../registration/system-inputs.ts';
import { signInGroup } from '../fleet/new-connections.ts';
import { permissionsOf } from '../mailbox-access.ts';
import { PRACTICE_CLOUD } from '../practice-host.ts';
import { followSystem } from '../setup-draft.ts';
import { systemOf, tryPlan } from '../sheet.ts';
import type { Connection } from '../types.ts';

/** The part of a connection that can be edited. */
function editable({ mailbox, signer, cloud, registration, inputs, access }: Connection): Edited {
  return { mailbox, signer, cloud, registration, inputs, access };
}

/** The connection with these values, as far as they are its person's to choose. Pure. */
export function withValues(connection: Connection, values: Edited, clouds: readonly Cloud[]): Connection {
  const { registration } = values;
  const edited: Connection = {
    ...connection,
    ...values,
    mailbox: cleanPaste(values.mailbox),
    signer: cleanPaste(values.signer),
    // A practice connection stays in its tenant, and a real one never gets there.
    cloud: mayMove(connection, values.cloud, clouds) ? values.cloud : connection.cloud,
    registration: {
      ...registration,
      clientId: cleanPaste(registration.clientId),
      tenant: cleanPaste(registration.tenant),
      redirectUri: cleanPaste(registration.redirectUri),
    },
  };
  return followSystem(edited, tryPlan(edited, clouds));
}

/** Tokens of another person or of another cloud must not open the connection. */
export function losesSignIn(before: Connection, after: Connection): boolean {
  return !isSame(before.signer, after.signer) || isMoved(before, after);
}

/**
 * Whether the Signer has to sign in once more: tokens are a person's for one app, and permissions that
 * are asked for the first time have to be consented to.
 */
export function needsSignIn(before: Connection, after: Connection): boolean {
  const had = new Set(permissionsOf(before).map(({ name }) => name));
  return (
    losesSignIn(before, after) ||
    !isSame(before.registration.clientId, after.registration.clientId) ||
    permissionsOf(after).some(({ name }) => !had.has(name))
  );
}

/** Other connections with the same Registration. */
export function sameRegistration(connection: Connection, all: readonly Connection[]): Connection[] {
  const { cloud, registration } = connection;
  return all.filter(
    (one) =>
      one.id !== connection.id &&
      one.cloud === cloud &&
      isSame(one.registration.clientId, registration.clientId),
  );
}

/** Another connection with the Registration of the edited one. Pure. */
export function withRegistrationOf(other: Connection, edited: Connection): Connection {
  const { platform, redirectUri, ...shared } = edited.registration;
  // Each System has its own platform and redirect URI.
  const registration =
    other.system === edited.system ? edited.registration : { ...other.registration, ...shared };
  return { ...other, cloud: edited.cloud, registration };
}

/**
 * Where the tokens of a changed connection are kept: with those that are opened by the same sign-in, else
 * apart from those that shared it before. `others`: all but this one, as they are now.
 */
export function signInKeyFor(connection: Connection, others: readonly Connection[]): string {
  const group = signInGroup(connection);
  const key = connection.signInKey ?? connection.id;
  const sharing = others.filter((one) => (one.signInKey ?? one.id) === key);
  if (sharing.every((one) => signInGroup(one) === group)) return key;
  const free = [connection.id, ...[2, 3, 4, 5].map((count) => `${connection.id}-${count}`)];
  return free.find((one) => one !== key && !others.some((other) => other.signInKey === one)) ?? connection.id;
}

/** What the dialog shows of a connection, as it is or with other values. */
export function viewOfEdit(
  { before, after, all }: { before: Connection; after: Connection; all: readonly Connection[] },
  clouds: readonly Cloud[],
): EditView {
  const system = systemOf(after);
  const made = tryPlan(after, clouds);
  return {
    values: editable(after),
    others: sameRegistration(before, all).map(({ mailbox }) => mailbox),
    offersAccess: offersAccess(system),
    hasSecret: after.hasSecret && after.registration.platform === 'web',
    inputAdvice: {
      ...inputAdvice(system, after.inputs),
      ...(made && !made.ok ? { [made.input]: made.message } : {}),
    },
    permissions: permissionsOf(after),
    needsSignIn: needsSignIn(before, after),
  };
}

/** The first thing that keeps the values from being used, in a sentence; null where they are sound. */
export function refusal(connection: Connection, secret: string, view: EditView): string | null {
  const { mailbox, signer } = connection;
  const found = [checkMailbox(mailbox), checkSigner(signer, mailbox)].find(
    (advice) => advice?.level === 'error',
  );
  return found?.message ?? registrationRefusal(connection, secret, view);
}

/** The same of the Registration and the System's inputs alone. */
export function registrationRefusal(
  { registration, hasSecret }: Pick<Connection, 'registration' | 'hasSecret'>,
  secret: string,
  view: EditView,
): string | null {
  const { clientId, tenant, redirectUri, platform, audience } = registration;
  const isSecretMissing = platform === 'web' && !hasSecret;
  const found = [
    checkClientId(clientId, { tenant }),
    checkTenant(tenant, { audience, clientId }),
    checkRedirectUri(redirectUri, { platform, audience }),
    secret !== '' || isSecretMissing ? checkSecret(secret) : null,
  ].find((advice) => advice?.level === 'error');
  return found?.message ?? Object.values(view.inputAdvice)[0] ?? null;
}

function mayMove({ practice, cloud }: Connection, wanted: string, clouds: readonly Cloud[]): boolean {
  const isKnown = clouds.some(({ id }) => id === wanted);
  return isKnown && (wanted === cloud || (!practice && wanted !== PRACTICE_CLOUD.id));
}

function isMoved(before: Connection, after: Connection): boolean {
  return before.cloud !== after.cloud;
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
