import { stableGuid } from '../stable.ts';
import type { Application } from './applications.ts';

/** Client id of Microsoft Graph Command Line Tools in every tenant. */
export const BOOTSTRAP_APP_ID = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

/** Microsoft's own tenant, which registered the clients it ships. */
const MICROSOFT_TENANT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

/** Microsoft Graph Command Line Tools: a public client that every tenant knows from the start. */
export function bootstrapClient(now: number): Application {
  return {
    id: stableGuid('application object/bootstrap'),
    appId: BOOTSTRAP_APP_ID,
    displayName: 'Microsoft Graph Command Line Tools',
    createdDateTime: new Date(now).toISOString(),
    signInAudience: 'AzureADMultipleOrgs',
    tenantId: MICROSOFT_TENANT,
    isFallbackPublicClient: true,
    publicClient: { redirectUris: ['http://localhost'] },
    web: { redirectUris: [] },
    spa: { redirectUris: [] },
    implicitGrant: { accessTokens: false, idTokens: false },
    accessTokenVersion: 2,
    uniqueName: null,
    tags: [],
    requiredResourceAccess: [],
    passwordCredentials: [],
    ownerId: null,
    hasPrincipal: true,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
  };
}
