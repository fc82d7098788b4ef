import type { Application } from '../../directory/applications.ts';
import type { Permission } from '../../directory/permissions.ts';
import { type Resource, servicePrincipalId } from '../../directory/resources.ts';
import type { DirectoryView } from './query.ts';

/** A registration as Graph shows it. Secrets are gone for good: only their hint is left. */
export function applicationView(app: Application): DirectoryView {
  const { implicitGrant, web } = app;
  return {
    id: app.id,
    deletedDateTime: null,
    appId: app.appId,
    uniqueName: app.uniqueName,
    displayName: app.displayName,
    createdDateTime: app.createdDateTime,
    signInAudience: app.signInAudience,
    isFallbackPublicClient: app.isFallbackPublicClient,
    identifierUris: [],
    tags: [...app.tags],
    api: { requestedAccessTokenVersion: app.accessTokenVersion, oauth2PermissionScopes: [] },
    appRoles: [],
    publicClient: { redirectUris: [...app.publicClient.redirectUris] },
    spa: { redirectUris: [...app.spa.redirectUris] },
    web: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: [...web.redirectUris],
      implicitGrantSettings: {
        enableAccessTokenIssuance: implicitGrant.accessTokens,
        enableIdTokenIssuance: implicitGrant.idTokens,
      },
    },
    requiredResourceAccess: structuredClone(app.requiredResourceAccess),
    keyCredentials: [],
    passwordCredentials: app.passwordCredentials.map(passwordView),
  };
}

export function passwordView(credential: Application['passwordCredentials'][number]): DirectoryView {
  const { keyId, displayName, hint, startDateTime, endDateTime } = credential;
  return {
    customKeyIdentifier: null,
    displayName,
    endDateTime,
    hint,
    keyId,
    secretText: null,
    startDateTime,
  };
}

/** An enterprise app in one tenant. */
export function principalView(app: Application, tenantId: string): DirectoryView {
  return {
    ...principalBase(app.appId, app.displayName, tenantId),
    accountEnabled: app.accountEnabled,
    appRoleAssignmentRequired: app.appRoleAssignmentRequired,
    appOwnerOrganizationId: app.tenantId,
    signInAudience: app.signInAudience,
    tags: [...app.tags],
    replyUrls: [app.web, app.spa, app.publicClient].flatMap(({ redirectUris }) => redirectUris),
    oauth2PermissionScopes: [],
  };
}

/** Microsoft's own APIs are enterprise apps too; they say which permissions they offer. */
export function resourceView(resource: Resource, tenantId: string): DirectoryView {
  return {
    ...principalBase(resource.appId, resource.name, tenantId),
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    signInAudience: 'AzureADMultipleOrgs',
    tags: [],
    replyUrls: [],
    oauth2PermissionScopes: resource.permissions.map(scopeView),
  };
}

function principalBase(appId: string, displayName: string, tenantId: string): DirectoryView {
  return {
    id: servicePrincipalId(appId, tenantId),
    deletedDateTime: null,
    appId,
    displayName,
    appDisplayName: displayName,
    servicePrincipalType: 'Application',
    appRoles: [],
  };
}

function scopeView({ id, value, consent, title }: Permission): DirectoryView {
  return {
    id,
    value,
    isEnabled: true,
    type: consent === 'admin' ? 'Admin' : 'User',
    adminConsentDisplayName: title,
    userConsentDisplayName: title,
  };
}
