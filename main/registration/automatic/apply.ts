import type { Problem } from '../../../preload/contract.ts';
import { changesFor, needsSecret } from './changes.ts';
import { grantForEveryone } from './consent.ts';
import type { DirectoryClient } from './directory-client.ts';
import { DirectoryError, orMissing, problemOf } from './directory-error.ts';
import {
  applicationSchema,
  byKey,
  type DirectoryApplication,
  type Principal,
  principalSchema,
} from './directory-shapes.ts';
import { untilReplicated } from './patience.ts';
import type { KnownPermission } from './permission-lookup.ts';
import { readApplication, readPrincipal } from './present.ts';
import type { Review } from './review.ts';
import { lostSecrets, secretName } from './secret-marks.ts';
import { dropSecret, makeSecret, markArrived, type NewSecret } from './secrets.ts';
import { changedSettings, targetSettings } from './settings.ts';
import { readSituation, type Situation } from './situation.ts';
import { ownName, type RegistrationSpec } from './spec.ts';
import { type NotedGrant, noteGrant, noteSettings, type UndoRecord } from './undo-record.ts';

/** What came of it. The secret's value is here and nowhere else: put it in the vault at once. */
export interface Applied {
  clientId: string;
  objectId: string;
  /** Tenant that holds the registration. */
  tenantId: string;
  secret: NewSecret | null;
  undo: UndoRecord;
}

/** A failure also says what was done before it, and how to take that back. */
export type ApplyResult =
  | { ok: true; value: Applied }
  | { ok: false; problem: Problem; done: string[]; undo: UndoRecord | null };

export interface ApplyOptions {
  onProgress(done: string[], now: string): void;
  signal: AbortSignal;
  /** Record of an earlier attempt at the same registration, so that an undo takes back both. */
  earlier?: UndoRecord;
}

/** Everything that one run knows and does. */
interface Run {
  client: DirectoryClient;
  spec: RegistrationSpec;
  record: UndoRecord;
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Makes the reviewed changes. Each step looks first at what is there, so an interrupted run is
 * simply run again.
 */
export async function applyReview(
  client: DirectoryClient,
  review: Review,
  options: ApplyOptions,
): Promise<ApplyResult> {
  const done: string[] = [];
  const record = structuredClone(options.earlier ?? review.undo);
  const step: Run['step'] = async (title, work) => {
    options.onProgress([...done], title);
    const value = await work();
    done.push(title);
    return value;
  };
  try {
    const value = await run({ client, spec: review.spec, record, step }, review);
    options.onProgress([...done], '');
    return { ok: true, value };
  } catch (error) {
    return { ok: false, problem: problemOf(error), done, undo: record };
  }
}

async function run(context: Run, review: Review): Promise<Applied> {
  const { client, spec, record, step } = context;
  const { present, permissions, notGranted, now } = await readReviewed(context, review);
  const app = present
    ? await repair(context, present.app, permissions)
    : await step('Register the app', () => create(context, permissions));
  const principal =
    present?.principal ?? (await step('Add the enterprise app', () => addPrincipal(context, app)));
  if (notGranted.length > 0) {
    const note = (grant: NotedGrant) => noteGrant(record, grant);
    const grant = () => grantForEveryone(client, spec, { principalId: principal.id, note });
    await step('Grant the permissions', grant);
  }
  const secret = needsSecret(spec, app, now)
    ? await step('Make a client secret', () => addSecret(context, app))
    : null;
  return {
    clientId: app.appId,
    objectId: app.id,
    tenantId: principal.appOwnerOrganizationId ?? '',
    secret,
    undo: record,
  };
}

/** What is there now; nothing may be changed that was not in the review. */
async function readReviewed({ client, spec }: Run, review: Review): Promise<Situation> {
  const situation = await readSituation(client, spec);
  const seen = new Set(review.changes.map(({ id }) => id));
  // What an interrupted attempt at these changes left behind belongs to them.
  if (seen.has('secret')) seen.add('lost-secret');
  const other = changesFor(spec, situation).find(({ id }) => !seen.has(id));
  if (!other) return situation;
  const message = `The registration was changed in the meantime (${other.title}). Check it again first.`;
  throw client.refuse({ cause: 'registration-refused', facts: { message } });
}

/**
 * Creates the registration under our alternate key: repeating it changes the same one, even where
 * the first answer was lost and the directory lags behind.
 * https://learn.microsoft.com/graph/api/application-upsert
 */
async function create(
  { client, spec, record }: Run,
  permissions: KnownPermission[],
): Promise<DirectoryApplication> {
  const settings = targetSettings(spec, permissions, null);
  const { tags: _, ...untagged } = settings;
  const { displayName } = spec;
  const path = byKey('applications', 'uniqueName', ownName(spec));
  const schema = applicationSchema.optional();
  const made = await client
    .request({
      method: 'PATCH',
      path,
      // It may be there and only not be visible yet: its tags must survive.
      body: { displayName, ...untagged },
      prefer: 'create-if-missing',
      schema,
    })
    .catch((error: unknown) => {
      if (!(error instanceof DirectoryError) || !error.isConflict) throw error;
      // A deleted registration in the recycle bin holds the key: our tag finds this one again.
      const body = { displayName, ...settings };
      return client.request({ method: 'POST', path: '/applications', body, schema });
    });
  const app = made ?? (await untilReplicated(() => readApplication(client, path), client));
  record.clientId = app.appId;
  record.objectId = app.id;
  return app;
}

async function repair(
  { client, spec, record, step }: Run,
  app: DirectoryApplication,
  permissions: KnownPermission[],
): Promise<DirectoryApplication> {
  record.clientId = app.appId;
  record.objectId = app.id;
  const changed = changedSettings(app, targetSettings(spec, permissions, app));
  if (Object.keys(changed).length === 0) return app;
  noteSettings(record, app, changed);
  await step('Change the settings', () => client.send('PATCH', `/applications/${app.id}`, changed));
  return { ...app, ...changed };
}

/** A 409 means that it is there and the read before it came too early. */
async function addPrincipal({ client, record }: Run, app: DirectoryApplication): Promise<Principal> {
  const body = { appId: app.appId };
  const add = () =>
    client.request({ method: 'POST', path: '/servicePrincipals', body, schema: principalSchema });
  const known = await readPrincipal(client, app.appId);
  if (known) return known;
  record.addsPrincipal = true;
  try {
    return await untilReplicated(add, client);
  } catch (error) {
    if (!(error instanceof DirectoryError) || !error.isConflict) throw error;
    const path = byKey('servicePrincipals', 'appId', app.appId);
    return untilReplicated(() => client.get(path, principalSchema), client);
  }
}

async function addSecret({ client, spec, record }: Run, app: DirectoryApplication): Promise<NewSecret> {
  if (spec.secretHeld === false) {
    const now = await orMissing(readApplication(client, `/applications/${app.id}`));
    for (const { keyId } of now ? lostSecrets(now) : []) if (now) await dropSecret(client, now, keyId);
  }
  const wish = { months: spec.secretMonths ?? 0, name: secretName(spec.displayName) };
  const secret = await makeSecret(client, app.id, wish);
  record.newSecrets.push(secret.keyId);
  const tags = await markArrived(client, app.id, secret.keyId);
  if (tags) noteSettings(record, app, { tags });
  return secret;
}
