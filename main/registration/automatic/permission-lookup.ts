import { GRAPH_APP_ID, graphPermissionId } from '../scripts/permission-ids.ts';
import type { DirectoryClient } from './directory-client.ts';
import { DirectoryError } from './directory-error.ts';
import {
  byKey,
  type DirectoryApplication,
  type ResourcePrincipal,
  resourceSchema,
} from './directory-shapes.ts';
import type { RegistrationSpec } from './spec.ts';

/** Office 365 Exchange Online, the API behind IMAP, POP and SMTP. */
export const EXCHANGE_APP_ID = '00000002-0000-0ff1-ce00-000000000000';

/** One permission with the entry that a new registration lists for it. */
export interface KnownPermission {
  name: string;
  resourceAppId: string;
  id: string;
  /** Entries that mean the same, e.g. IMAP under Exchange instead of under Graph. */
  accepts: { resourceAppId: string; id: string }[];
}

/**
 * Looks the permissions' ids up at Graph's own service principal; the shipped table stands in where
 * the tenant does not let it be read. IMAP, POP and SMTP are listed under Graph, as Microsoft says.
 * https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 */
export async function lookUpPermissions(
  client: DirectoryClient,
  spec: RegistrationSpec,
  present: DirectoryApplication | null,
): Promise<KnownPermission[]> {
  const graph = await resourcePrincipal(client, GRAPH_APP_ID);
  const listsExchange = present?.requiredResourceAccess.some(
    ({ resourceAppId }) => resourceAppId === EXCHANGE_APP_ID,
  );
  const exchange = listsExchange ? await resourcePrincipal(client, EXCHANGE_APP_ID) : null;
  return spec.permissions.map(({ name, resource }) => {
    const id = idIn(graph, name) ?? graphPermissionId(name);
    if (id === undefined) throw unknownPermission(client, name);
    const atExchange = resource === 'outlook' ? idIn(exchange, name) : undefined;
    const own = { resourceAppId: GRAPH_APP_ID, id };
    const other = atExchange ? [{ resourceAppId: EXCHANGE_APP_ID, id: atExchange }] : [];
    return { name, ...own, accepts: [own, ...other] };
  });
}

/** An API's service principal in this tenant; null where there is none or it may not be read. */
export async function resourcePrincipal(
  client: DirectoryClient,
  appId: string,
): Promise<ResourcePrincipal | null> {
  const path = `${byKey('servicePrincipals', 'appId', appId)}?$select=id,oauth2PermissionScopes`;
  return client.get(path, resourceSchema).catch((error: unknown) => {
    if (error instanceof DirectoryError && (error.status === 403 || error.status === 404)) return null;
    throw error;
  });
}

function idIn(resource: ResourcePrincipal | null, name: string): string | undefined {
  return resource?.oauth2PermissionScopes.find(({ value }) => value === name)?.id;
}

function unknownPermission(client: DirectoryClient, name: string): DirectoryError {
  const message = `Microsoft Graph has no permission called ${name} in this tenant.`;
  return client.refuse({ cause: 'scope-invalid', facts: { message } });
}
