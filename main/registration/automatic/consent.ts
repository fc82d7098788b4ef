import type { z } from 'zod';
import { GRAPH_APP_ID } from '../scripts/permission-ids.ts';
import type { DirectoryClient } from './directory-client.ts';
import { DirectoryError } from './directory-error.ts';
import { grantSchema, listOf } from './directory-shapes.ts';
import { untilReplicated } from './patience.ts';
import { EXCHANGE_APP_ID, resourcePrincipal } from './permission-lookup.ts';
import type { RegistrationSpec } from './spec.ts';
import type { NotedGrant } from './undo-record.ts';

interface WantedGrant {
  clientId: string;
  resourceId: string;
  names: string[];
}

type FoundGrant = z.infer<typeof grantSchema>;

const grants = listOf(grantSchema);

/**
 * Consents for everybody without Microsoft's page: one grant per API, because a token is for one API.
 * A grant that is there is extended, never replaced. `note` hears of each before it is written.
 * https://learn.microsoft.com/graph/api/oauth2permissiongrant-post
 */
export async function grantForEveryone(
  client: DirectoryClient,
  spec: RegistrationSpec,
  { principalId, note }: { principalId: string; note(grant: NotedGrant): void },
): Promise<void> {
  for (const { appId, names } of groupsOf(spec)) {
    const resource = await resourcePrincipal(client, appId);
    if (!resource) throw missingApi(client, appId);
    await grantOnce(client, { clientId: principalId, resourceId: resource.id, names }, note);
  }
}

/** What consent for everybody lacks; all of it where there is no enterprise app yet. */
export async function namesNotGranted(
  client: DirectoryClient,
  spec: RegistrationSpec,
  principalId: string | null,
): Promise<string[]> {
  const missing: string[] = [];
  for (const { appId, names } of groupsOf(spec)) {
    const resource = principalId && (await resourcePrincipal(client, appId));
    const grant = resource && (await findGrant(client, { clientId: principalId, resourceId: resource.id }));
    const granted = new Set(grant ? wordsOf(grant.scope) : []);
    missing.push(...names.filter((name) => !granted.has(name)));
  }
  return missing;
}

async function grantOnce(
  client: DirectoryClient,
  wanted: WantedGrant,
  note: (grant: NotedGrant) => void,
): Promise<void> {
  const known = await findGrant(client, wanted);
  if (known) return extend(client, { known, wanted }, note);
  try {
    await create(client, wanted, note);
  } catch (error) {
    if (!(error instanceof DirectoryError) || !error.isConflict) throw error;
    // Somebody consented in the meantime, or the list lags behind.
    const late = await findGrant(client, wanted);
    if (!late) throw error;
    await extend(client, { known: late, wanted }, note);
  }
}

async function create(
  client: DirectoryClient,
  { clientId, resourceId, names }: WantedGrant,
  note: (grant: NotedGrant) => void,
): Promise<void> {
  const scope = names.join(' ');
  note({ resourceId, before: null, after: scope });
  const body = { clientId, resourceId, consentType: 'AllPrincipals', scope };
  await untilReplicated(() => client.send('POST', '/oauth2PermissionGrants', body), client);
}

async function extend(
  client: DirectoryClient,
  { known, wanted }: { known: FoundGrant; wanted: WantedGrant },
  note: (grant: NotedGrant) => void,
): Promise<void> {
  const before = wordsOf(known.scope);
  const scope = [...new Set([...before, ...wanted.names])];
  if (scope.length === before.length) return;
  note({ resourceId: wanted.resourceId, before: before.join(' '), after: scope.join(' ') });
  await client.send('PATCH', `/oauth2PermissionGrants/${known.id}`, { scope: scope.join(' ') });
}

/** The consent for everybody of one app to one API. */
export async function findGrant(
  client: DirectoryClient,
  { clientId, resourceId }: Pick<WantedGrant, 'clientId' | 'resourceId'>,
): Promise<FoundGrant | undefined> {
  const filter = `clientId eq '${clientId}' and consentType eq 'AllPrincipals' and resourceId eq '${resourceId}'`;
  const { value } = await client.get(`/oauth2PermissionGrants?$filter=${encodeURIComponent(filter)}`, grants);
  return value[0];
}

function groupsOf({ permissions }: RegistrationSpec): { appId: string; names: string[] }[] {
  const namesOf = (wanted: string) =>
    permissions.filter(({ resource }) => resource === wanted).map(({ name }) => name);
  return [
    { appId: GRAPH_APP_ID, names: namesOf('graph') },
    { appId: EXCHANGE_APP_ID, names: namesOf('outlook') },
  ].filter(({ names }) => names.length > 0);
}

/** The names in a grant's scope. */
export function wordsOf(scope: string | null | undefined): string[] {
  return (scope ?? '').split(' ').filter(Boolean);
}

function missingApi(client: DirectoryClient, appId: string): DirectoryError {
  const message = `The API ${appId} does not exist in this tenant.`;
  return client.refuse({ cause: 'service-not-licensed-or-provisioned', facts: { message } });
}
