import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PasswordCredential } from '../../directory/applications.ts';
import { randomToken, sha256 } from '../../stable.ts';
import { contextOf, type GraphCall } from '../call.ts';
import { GraphFault, graphJson } from '../fault.ts';
import { requireOwner } from './access.ts';
import { changed } from './applications.ts';
import { readBody } from './body.ts';
import { directoryFaults } from './faults.ts';
import { applicationOf } from './lookup.ts';
import { passwordView } from './view.ts';

const dateTime = z.iso.datetime({ offset: true });

const addSchema = z.strictObject({
  passwordCredential: z
    .strictObject({
      displayName: z.string().max(120).nullable(),
      startDateTime: dateTime,
      endDateTime: dateTime,
    })
    .partial()
    .optional(),
});

const removeSchema = z.strictObject({ keyId: z.guid() });

const DAY_MS = 24 * 60 * 60 * 1000;
/** Life of a secret that names no end (application-addpassword). */
const DEFAULT_DAYS = 730;

/** Makes a client secret; its text is in this answer and never again. */
export async function addPassword(call: GraphCall, segment: string): Promise<Response> {
  const app = applicationOf(call, segment);
  requireOwner(call, app);
  const { passwordCredential = {} } = await readBody(call, addSchema, 'Application');
  const start = timeOf(passwordCredential.startDateTime) ?? call.state.now();
  const end = timeOf(passwordCredential.endDateTime) ?? start + DEFAULT_DAYS * DAY_MS;
  if (end <= start) throw directoryFaults.invalidValue('endDateTime', 'PasswordCredential');
  refuseLongLife(call, end - start);
  const secretText = `${randomToken(3).slice(0, 3)}8Q~${randomToken(25)}`;
  const credential: PasswordCredential = {
    keyId: randomUUID(),
    displayName: passwordCredential.displayName ?? '',
    hint: secretText.slice(0, 3),
    startDateTime: new Date(start).toISOString(),
    endDateTime: new Date(end).toISOString(),
    secretHash: sha256(secretText),
  };
  app.passwordCredentials.push(credential);
  call.state.issued.secret(secretText);
  changed(call, app);
  const context = contextOf(call, 'microsoft.graph.passwordCredential');
  const body = { '@odata.context': context, ...passwordView(credential), secretText };
  return graphJson(body, { stamp: call.stamp });
}

export async function removePassword(call: GraphCall, segment: string): Promise<Response> {
  const app = applicationOf(call, segment);
  requireOwner(call, app);
  const { keyId } = await readBody(call, removeSchema, 'Application');
  const index = app.passwordCredentials.findIndex((each) => each.keyId === keyId.toLowerCase());
  if (index < 0) {
    throw directoryFaults.badRequest(`No password credential found with keyId '${keyId}'.`);
  }
  app.passwordCredentials.splice(index, 1);
  return changed(call, app);
}

/** An app management policy may limit how long a secret lives. @throws GraphFault 400 */
function refuseLongLife({ state }: GraphCall, life: number): void {
  const { secretDays } = state.directory.policies;
  if (secretDays === null || life <= secretDays * DAY_MS) return;
  throw new GraphFault(400, 'CredentialInvalidLifetimeAsPerAppPolicy', {
    message: 'Credential lifetime exceeds the max value allowed as per assigned policy.',
  });
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
