import type { Audience, PermissionView } from '../../preload/contract.ts';
import { authorityFor } from '../identity/authority.ts';
import type { Cloud } from '../identity/types.ts';
import { scopesFor } from './permissions.ts';
import type { FIELD_VALUES, System } from './system-schema.ts';

/** What stands in a plan for a value that nobody knows yet, in the portal's words. */
export const UNKNOWN = {
  clientId: '<Application (client) ID>',
  tenantId: '<Directory (tenant) ID>',
  secret: '<Client secret Value>',
  mailbox: '<Mailbox address>',
  signer: '<Address of whoever signs in>',
  server: '<not available in this cloud>',
} as const;

/** Names that stand for several tenants and so are no tenant to sign in at. */
const SHARED_TENANTS = new Set(['common', 'organizations', 'consumers']);

/** The tenant if it names one; empty otherwise. */
export function namedTenant(tenant: string): string {
  const name = tenant.trim();
  return SHARED_TENANTS.has(name.toLowerCase()) ? '' : name;
}

export interface AuthorityChoice {
  cloud: Cloud;
  system: System;
  audience: Audience;
  /** Empty where it is not known yet. */
  tenant: string;
}

/** The authority at which the System signs people in; names the tenant to fill in where it has to be one. */
export function authorityOf({ cloud, system, audience, tenant }: AuthorityChoice): string {
  const { signInTenant } = system.registration;
  if (signInTenant) return `${cloud.login}/${signInTenant}`;
  const named = namedTenant(tenant);
  if (named === '' && audience === 'AzureADMyOrg') return `${cloud.login}/${UNKNOWN.tenantId}`;
  return authorityFor(cloud, { tenant: named, audience }).authority;
}

/** What the values are made of; empty texts are not known yet. */
export interface ValueSource {
  cloud: Cloud;
  authority: string;
  tenant: string;
  redirectUri: string;
  accountType: 'work' | 'personal';
  permissions: readonly PermissionView[];
  mailbox: string;
  signer: string;
  clientId: string;
}

/** Everything that a hand-over field can be made of. */
export function fieldValues(source: ValueSource): Record<(typeof FIELD_VALUES)[number], string> {
  const { cloud, authority, accountType, redirectUri } = source;
  const tenantId = namedTenant(source.tenant) || UNKNOWN.tenantId;
  const mailbox = source.mailbox.trim() || UNKNOWN.mailbox;
  const isPersonal = accountType === 'personal';
  return {
    clientId: source.clientId.trim() || UNKNOWN.clientId,
    secret: UNKNOWN.secret,
    tenantId: isPersonal ? 'consumers' : tenantId,
    tenantIdBlankForPersonal: isPersonal ? '' : tenantId,
    authority,
    authorizeEndpoint: `${authority}/oauth2/v2.0/authorize`,
    tokenEndpoint: `${authority}/oauth2/v2.0/token`,
    redirectUri,
    mailbox,
    signer: source.signer.trim() || source.mailbox.trim() || UNKNOWN.signer,
    ...mailScopes(source),
    graphOrigin: cloud.graph,
    ...serverValues(cloud),
  };
}

/**
 * The scopes of the token that opens the mailbox, and those of a second one where both Outlook's
 * protocols and Graph do: a token is for one resource, and Outlook's protocols do not take Graph's.
 */
function mailScopes({ permissions, cloud }: ValueSource): { scopes: string; graphScopes: string } {
  const scopesOf = (resource: 'graph' | 'outlook') =>
    scopesFor(
      permissions.filter((permission) => [resource, 'openid'].includes(permission.resource)),
      cloud,
    ).join(' ');
  if (!permissions.some(({ resource }) => resource === 'outlook')) {
    return { scopes: scopesOf('graph'), graphScopes: '' };
  }
  // User.Read alone tells who signed in; it opens no mailbox.
  const usesGraph = permissions.some(
    ({ resource, name }) => resource === 'graph' && name.startsWith('Mail.'),
  );
  return { scopes: scopesOf('outlook'), graphScopes: usesGraph ? scopesOf('graph') : '' };
}

function serverValues({ imap, pop, smtp }: Cloud) {
  return {
    imapHost: imap?.host ?? UNKNOWN.server,
    imapPort: String(imap?.port ?? UNKNOWN.server),
    popHost: pop?.host ?? UNKNOWN.server,
    popPort: String(pop?.port ?? UNKNOWN.server),
    smtpHost: smtp?.host ?? UNKNOWN.server,
    smtpPort: String(smtp?.port ?? UNKNOWN.server),
  };
}
