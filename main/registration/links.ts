import type { Cloud } from '../identity/types.ts';

export interface AdminConsentRequest {
  cloud: Cloud;
  /** Tenant id or domain; what names no single tenant becomes `organizations`. */
  tenant: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  state: string;
}

/** Values of `tenant` that the admin-consent endpoint does not take. */
const NO_TENANT = new Set(['', 'common', 'consumers', 'organizations']);

/**
 * The page on which an administrator consents for everybody.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export function adminConsentUrl(request: AdminConsentRequest): string {
  const { cloud, clientId, redirectUri, scopes, state } = request;
  const tenant = request.tenant.trim().toLowerCase();
  const segment = NO_TENANT.has(tenant) ? 'organizations' : encodeURIComponent(tenant);
  const url = new URL(`${cloud.login}/${segment}/v2.0/adminconsent`);
  url.searchParams.set('client_id', clientId.trim());
  url.searchParams.set('redirect_uri', redirectUri);
  url.searchParams.set('scope', scopes.join(' '));
  url.searchParams.set('state', state);
  return url.href;
}

/** The pages of the Entra admin centre that a Registration is made and kept on. */
export type PortalPage = 'new' | 'list' | 'overview' | 'permissions' | 'secrets' | 'authentication';

/** The centre's own names for them. https://learn.microsoft.com/entra/identity-platform/quickstart-register-app */
const BLADES: Record<PortalPage, string> = {
  new: 'CreateApplicationBlade/quickStartType~/null/isMSAApp~/false',
  list: 'ApplicationsListBlade',
  overview: 'ApplicationMenuBlade/~/Overview',
  permissions: 'ApplicationMenuBlade/~/CallAnAPI',
  secrets: 'ApplicationMenuBlade/~/Credentials',
  authentication: 'ApplicationMenuBlade/~/Authentication',
};

export interface PortalPlace {
  cloud: Cloud;
  page: PortalPage;
  /** Tenant id or domain; empty for the one the person is signed in to. */
  tenant: string;
  /** Empty while there is no Registration: its pages then give way to the list of all. */
  clientId: string;
}

/** A page of the Entra admin centre, in the right cloud and directory. */
export function portalPageUrl({ cloud, page, tenant, clientId }: PortalPlace): string {
  const directory = tenant === '' ? '' : `/${encodeURIComponent(tenant)}`;
  const isOfOneApp = page !== 'new' && page !== 'list';
  const blade = isOfOneApp && clientId === '' ? BLADES.list : BLADES[page];
  const app = isOfOneApp && clientId !== '' ? `/appId/${encodeURIComponent(clientId)}` : '';
  return `${cloud.portal}${directory}/#view/Microsoft_AAD_RegisteredApps/${blade}${app}`;
}

/** The Registration in the cloud's Entra admin centre; the page that makes one while there is no client id. */
export function registrationPortalUrl(cloud: Cloud, clientId: string): string {
  const id = clientId.trim();
  return portalPageUrl({ cloud, page: id ? 'overview' : 'new', tenant: '', clientId: id });
}

/** The page of the Entra admin centre that makes a new Registration. */
export function newRegistrationUrl(cloud: Cloud): string {
  return portalPageUrl({ cloud, page: 'new', tenant: '', clientId: '' });
}

/** Microsoft's pages that diagnoses and screens send people to, besides those of the clouds. */
const MICROSOFT_HOSTS = [
  'learn.microsoft.com',
  'aka.ms',
  'admin.microsoft.com',
  'admin.cloud.microsoft',
  'admin.exchange.microsoft.com',
  'myaccount.microsoft.com',
  'myapps.microsoft.com',
  'mysignins.microsoft.com',
  'passwordreset.microsoftonline.com',
  'account.microsoft.com',
  'account.live.com',
  'outlook.office.com',
  'outlook.live.com',
  'portal.azure.com',
  'status.cloud.microsoft',
];

/** Every host that a link of our own may lead to. */
export function portalHosts(clouds: readonly Cloud[]): Set<string> {
  const origins = clouds.flatMap(({ login, portal }) => [login, portal]);
  return new Set([...MICROSOFT_HOSTS, ...origins.map((origin) => new URL(origin).host)]);
}

/**
 * Whether the system browser may be opened on this address: https and a host of the list, compared
 * after parsing, so that neither a look-alike suffix nor a user name in front of the host gets through.
 */
export function isAllowedLink(url: string, clouds: readonly Cloud[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' && portalHosts(clouds).has(host);
}
