import type { DirectoryClient } from './directory-client.ts';
import { byKey, type DirectoryApplication } from './directory-shapes.ts';
import { readApplication } from './present.ts';
import { withoutStaleTags } from './secret-marks.ts';
import { dropSecret, makeSecret, type NewSecret } from './secrets.ts';

/** A secret that takes the place of another one. */
export interface RenewalWish {
  /** Life in calendar months, 1 to 24. */
  months: number;
  /** What it is for, as the portal lists it. */
  name: string;
  /** Names this renewal alone: an interrupted one is found again by it, and cleared away. */
  attempt: string;
}

/** A secret as the directory lists it; nobody can read its value there. */
export type ListedSecret = DirectoryApplication['passwordCredentials'][number];

/** Graph takes no longer name for a secret. */
const MAX_NAME = 120;

/**
 * Adds a secret beside those that are there. What an interrupted run of the same attempt left is
 * removed first: its value never arrived, so nobody uses it.
 */
export async function addSecret(
  client: DirectoryClient,
  clientId: string,
  wish: RenewalWish,
): Promise<NewSecret> {
  const name = renewalName(wish);
  const app = await readApplication(client, byKey('applications', 'appId', clientId));
  const left = app.passwordCredentials.filter(({ displayName }) => displayName === name);
  for (const { keyId } of left) await dropSecret(client, app, keyId);
  return makeSecret(client, app.id, { name, months: wish.months });
}

/** The secrets of a registration. */
export async function listSecrets(client: DirectoryClient, clientId: string): Promise<ListedSecret[]> {
  const app = await readApplication(client, byKey('applications', 'appId', clientId));
  return app.passwordCredentials;
}

/** Removes a secret; one that is gone already is no failure. */
export async function removeSecret(client: DirectoryClient, clientId: string, keyId: string): Promise<null> {
  const path = byKey('applications', 'appId', clientId);
  await dropSecret(client, await readApplication(client, path), keyId);
  const app = await readApplication(client, path);
  const tags = withoutStaleTags(app);
  if (tags.length < app.tags.length) await client.send('PATCH', `/applications/${app.id}`, { tags });
  return null;
}

/** Unlike the names of secrets that come with a new registration: those have a life of their own. */
function renewalName({ name, attempt }: RenewalWish): string {
  const end = ` (renewed by Mailbox Connector, ${attempt})`;
  return `${name.slice(0, MAX_NAME - end.length)}${end}`;
}
