import { findGrant, wordsOf } from './consent.ts';
import type { DirectoryClient } from './directory-client.ts';
import { orMissing } from './directory-error.ts';
import { byKey, type DirectoryApplication } from './directory-shapes.ts';
import { untilReplicated } from './patience.ts';
import { readApplication, readPrincipal } from './present.ts';
import { lostSecrets } from './secret-marks.ts';
import { dropSecret } from './secrets.ts';
import { isSame } from './settings.ts';
import type { UndoRecord } from './undo-record.ts';

/** Takes back what was done and nothing else. What is gone already counts as taken back. */
export async function undoRecord(client: DirectoryClient, record: UndoRecord): Promise<void> {
  const app = await findAgain(client, record);
  if (!app) return;
  if (record.isNew) {
    // Its enterprise app, secrets and consents go with it.
    await orMissing(client.send('DELETE', `/applications/${app.id}`));
    return;
  }
  await removeSecrets(client, record, app);
  await restorePrincipal(client, record, app);
  await restoreSettings(client, record, await readApplication(client, `/applications/${app.id}`));
}

/** One whose creation was never answered is known by its alternate key only. */
async function findAgain(
  client: DirectoryClient,
  { objectId, uniqueName }: UndoRecord,
): Promise<DirectoryApplication | null> {
  const path = objectId ? `/applications/${objectId}` : byKey('applications', 'uniqueName', uniqueName);
  return orMissing(untilReplicated(() => readApplication(client, path), client));
}

/** Also a secret whose making was never answered. */
async function removeSecrets(
  client: DirectoryClient,
  record: UndoRecord,
  app: DirectoryApplication,
): Promise<void> {
  const lost = lostSecrets(app).map(({ keyId }) => keyId);
  const ours = [...record.newSecrets, ...lost].filter((keyId) => !record.formerSecrets.includes(keyId));
  for (const keyId of new Set(ours)) await dropSecret(client, app, keyId);
}

/** Consents go with an enterprise app that was added. */
async function restorePrincipal(
  client: DirectoryClient,
  record: UndoRecord,
  { appId }: DirectoryApplication,
): Promise<void> {
  if (!record.addsPrincipal && record.grants.length === 0) return;
  const principal = await readPrincipal(client, appId);
  if (!principal) return;
  if (record.addsPrincipal) await orMissing(client.send('DELETE', `/servicePrincipals/${principal.id}`));
  else await restoreGrants(client, record, principal.id);
}

/** A consent that somebody changed since is left to them. */
async function restoreGrants(
  client: DirectoryClient,
  { grants }: UndoRecord,
  clientId: string,
): Promise<void> {
  for (const { resourceId, before, after } of grants) {
    const now = await findGrant(client, { clientId, resourceId });
    if (!now || !isSame(wordsOf(now.scope), wordsOf(after))) continue;
    const path = `/oauth2PermissionGrants/${now.id}`;
    await (before === null ? client.send('DELETE', path) : client.send('PATCH', path, { scope: before }));
  }
}

/** A setting that somebody changed since is left to them. */
async function restoreSettings(
  client: DirectoryClient,
  { settings }: UndoRecord,
  app: DirectoryApplication,
): Promise<void> {
  const ours = settings.filter(({ name, after }) => isSame(app[name], after));
  if (ours.length === 0) return;
  const body = Object.fromEntries(ours.map(({ name, before }) => [name, before]));
  await client.send('PATCH', `/applications/${app.id}`, body);
}
