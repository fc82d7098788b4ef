import { sha256, stableGuid } from '../stable.ts';
import type { Application } from './applications.ts';
import { findPermission, type Resource, type Resources } from './resources.ts';
import { CONTOSO } from './tenants.ts';

/** The practice tenant's secrets open nothing but the practice tenant, so they may stand here. */
export const WEB_SECRET = 'practice~web~secret.Qm2vX9s7LwT4';
export const EXPIRED_SECRET = 'practice~expired~secret.Zr8kN3h1';
export const FOREIGN_SECRET = 'practice~foreign~secret.Hd6pB5y0';

export const WEB_REDIRECT = 'https://crm.practice.example/oauth/callback?provider=outlook';

/** Where clients of other makers commonly listen. */
export const FOREIGN_REDIRECTS = [
  'http://localhost',
  'http://127.0.0.1',
  'http://localhost/callback',
  'http://localhost/oauth/callback',
  'http://localhost/redirect',
  'http://localhost/getAToken',
];

/** Microsoft's page for desktop clients that watch the address bar. */
const NATIVE_CLIENT = '/common/oauth2/nativeclient';

type Draft = Partial<Application> & { displayName: string };

/** The registrations of the practice tenant by short name. */
export function practiceRegistrations(context: { login: string; resources: Resources; now: number }) {
  const make = (label: string, draft: Draft) => registration(label, { ...context, draft });
  const native = {
    redirectUris: [`https://login.microsoftonline.com${NATIVE_CLIENT}`, `${context.login}${NATIVE_CLIENT}`],
  };
  const desktop = { redirectUris: ['http://localhost', ...native.redirectUris] };
  return {
    desktop: make('desktop', {
      displayName: 'Practice desktop app',
      publicClient: desktop,
      isFallbackPublicClient: true,
    }),
    web: make('web', {
      displayName: 'Practice CRM',
      web: { redirectUris: [WEB_REDIRECT] },
      passwordCredentials: [
        credential('web', WEB_SECRET, context.now + YEAR),
        credential('web-old', EXPIRED_SECRET, context.now - DAY),
      ],
    }),
    multiTenant: make('multi-tenant', {
      displayName: 'Practice desktop app for every company',
      signInAudience: 'AzureADMultipleOrgs',
      publicClient: desktop,
    }),
    foreign: make('foreign', {
      displayName: 'Client of another maker',
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
      publicClient: { redirectUris: [...FOREIGN_REDIRECTS, ...native.redirectUris] },
      web: { redirectUris: FOREIGN_REDIRECTS },
      isFallbackPublicClient: true,
      passwordCredentials: [credential('foreign', FOREIGN_SECRET, context.now + YEAR)],
    }),
    personal: make('personal', {
      displayName: 'Practice app for personal accounts',
      signInAudience: 'PersonalMicrosoftAccount',
      publicClient: desktop,
    }),
    spa: make('spa', {
      displayName: 'Practice single-page app',
      spa: { redirectUris: ['https://spa.practice.example/'] },
    }),
    disabled: make('disabled', {
      displayName: 'Practice disabled app',
      publicClient: desktop,
      accountEnabled: false,
    }),
    assigned: make('assigned', {
      displayName: 'Practice app for assigned people',
      publicClient: desktop,
      appRoleAssignmentRequired: true,
    }),
    noRedirect: make('no-redirect', { displayName: 'Practice app without a redirect URI' }),
  } satisfies Record<string, Application>;
}

const DAY = 24 * 60 * 60 * 1000;
const YEAR = 365 * DAY;

/** What a mailbox connection asks for, on both resources. */
const GRAPH_ACCESS = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'User.Read',
  'Mail.Read',
  'Mail.ReadWrite',
  'Mail.Send',
  'Mail.Read.Shared',
  'Mail.ReadWrite.Shared',
];
const EXCHANGE_ACCESS = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'];

function registration(
  label: string,
  context: { resources: Resources; now: number; draft: Draft },
): Application {
  return {
    id: stableGuid(`application object/${label}`),
    appId: stableGuid(`application/${label}`),
    createdDateTime: new Date(context.now - DAY).toISOString(),
    signInAudience: 'AzureADMyOrg',
    tenantId: CONTOSO.id,
    isFallbackPublicClient: false,
    publicClient: { redirectUris: [] },
    web: { redirectUris: [] },
    spa: { redirectUris: [] },
    implicitGrant: { accessTokens: false, idTokens: false },
    accessTokenVersion: 2,
    uniqueName: null,
    tags: [],
    ownerId: null,
    hasPrincipal: true,
    requiredResourceAccess: [
      access(context.resources.graph, GRAPH_ACCESS),
      access(context.resources.exchange, EXCHANGE_ACCESS),
    ],
    passwordCredentials: [],
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    ...context.draft,
  };
}

function access(resource: Resource, names: string[]): Application['requiredResourceAccess'][number] {
  return {
    resourceAppId: resource.appId,
    resourceAccess: names.flatMap((name) => {
      const permission = findPermission(resource, name);
      return permission ? [{ id: permission.id, type: 'Scope' as const }] : [];
    }),
  };
}

function credential(label: string, secret: string, end: number): Application['passwordCredentials'][number] {
  return {
    keyId: stableGuid(`secret/${label}`),
    displayName: label,
    hint: secret.slice(0, 3),
    startDateTime: new Date(end - YEAR).toISOString(),
    endDateTime: new Date(end).toISOString(),
    secretHash: sha256(secret),
  };
}
