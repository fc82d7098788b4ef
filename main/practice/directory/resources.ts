import { stableGuid } from '../stable.ts';
import { EXCHANGE_SCOPES, GRAPH_SCOPES, type Permission } from './permissions.ts';

/** An API that tokens are made for. */
export interface Resource {
  appId: string;
  name: string;
  /** `aud` of its tokens. */
  audience: string;
  /** Origins and ids that may stand before a scope's name. */
  identifiers: string[];
  permissions: Permission[];
}

export interface Resources {
  graph: Resource;
  exchange: Resource;
}

/** Application ids that Microsoft gives these APIs in every tenant. */
const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';
const EXCHANGE_APP_ID = '00000002-0000-0ff1-ce00-000000000000';

/** Microsoft Graph and Exchange Online under their public names and the practice tenant's own. */
export function practiceResources(origins: { graph: string; outlook?: string | undefined }): Resources {
  const outlook = origins.outlook ?? origins.graph.replace('//graph.', '//outlook.');
  return {
    graph: {
      appId: GRAPH_APP_ID,
      name: 'Microsoft Graph',
      audience: 'https://graph.microsoft.com',
      identifiers: [GRAPH_APP_ID, 'https://graph.microsoft.com', origins.graph],
      permissions: GRAPH_SCOPES,
    },
    exchange: {
      appId: EXCHANGE_APP_ID,
      name: 'Office 365 Exchange Online',
      audience: 'https://outlook.office.com',
      identifiers: [
        EXCHANGE_APP_ID,
        'https://outlook.office.com',
        'https://outlook.office365.com',
        'https://ps.outlook.com',
        ...(outlook === origins.graph ? [] : [outlook]),
      ],
      permissions: EXCHANGE_SCOPES,
    },
  };
}

/** Object id of an API's or an app's service principal in a tenant. */
export function servicePrincipalId(appId: string, tenantId: string): string {
  return stableGuid(`service principal/${appId}/${tenantId}`);
}

/** The permission called `name`; Entra compares scope names without case. */
export function findPermission(resource: Resource, name: string): Permission | undefined {
  const wanted = name.toLowerCase();
  return resource.permissions.find((permission) => permission.value.toLowerCase() === wanted);
}
