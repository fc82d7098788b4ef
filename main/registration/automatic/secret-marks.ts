import type { DirectoryApplication } from './directory-shapes.ts';

/** Begins the alternate key, or else a tag, of a registration that this app made. */
export const OWN_TAG = 'mailbox-connector:';
/** Begins the tag that says: the value of this secret arrived here. The secret's key id follows. */
const ARRIVED_TAG = 'mailbox-connector-secret:';
/** Ends the name of every secret made here. */
const MADE_HERE = ' (made by Mailbox Connector)';
/** Graph takes no longer name for a secret. */
const MAX_NAME = 120;

type Password = DirectoryApplication['passwordCredentials'][number];

/** A secret's name as the portal lists it. */
export function secretName(name: string): string {
  return `${name.slice(0, MAX_NAME - MADE_HERE.length)}${MADE_HERE}`;
}

/** The tag to set once the secret's value is known. */
export function arrivedTag(keyId: string): string {
  return `${ARRIVED_TAG}${keyId}`;
}

/**
 * Secrets whose value never arrived: an attempt was interrupted between the request and its answer.
 * Nobody can use them. A secret made by hand is never among them.
 */
export function lostSecrets(app: DirectoryApplication): Password[] {
  return madeHere(app).filter(({ keyId }) => !app.tags.includes(arrivedTag(keyId)));
}

/** Secrets that can still be in use, i.e. whose end is after `now` (epoch ms). */
export function validSecrets(app: DirectoryApplication, now: number): Password[] {
  return app.passwordCredentials.filter(({ endDateTime }) => Date.parse(endDateTime) > now);
}

/** Tags for all secrets made here, for a registration whose secret is known to be in our hands. */
export function inUseTags(app: DirectoryApplication): string[] {
  return madeHere(app).map(({ keyId }) => arrivedTag(keyId));
}

/** The tags without those of secrets that are gone. */
export function withoutStaleTags(app: DirectoryApplication): string[] {
  const present = new Set(app.passwordCredentials.map(({ keyId }) => arrivedTag(keyId)));
  return app.tags.filter((tag) => !tag.startsWith(ARRIVED_TAG) || present.has(tag));
}

function madeHere({ passwordCredentials }: DirectoryApplication): Password[] {
  return passwordCredentials.filter(({ displayName }) => displayName?.endsWith(MADE_HERE));
}
