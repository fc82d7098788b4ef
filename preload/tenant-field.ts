/** What can be said about the tenant of a registration without asking a server. */
import type { Audience } from './contract.ts';
import { adviceOn, error, type FieldAdvice, info, type Rule, warning } from './field-advice.ts';
import { cleanPaste, guidInside, isGuid, sameText } from './pasted-text.ts';

/** What else is known while the tenant is typed. */
export interface TenantContext {
  audience: Audience;
  clientId?: string;
  /** GUID that the mailbox's domain belongs to. */
  discoveredTenantId?: string;
}

/** Tenant under which Microsoft keeps all personal accounts; may stand for `consumers`. */
const CONSUMER_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';
const SHARED_TENANTS = new Set(['common', 'organizations', 'consumers']);
const DOMAIN = /^(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+[\p{L}][\p{L}\d-]+$/u;

/** The tenant that stands in a pasted endpoint or portal address. */
function tenantOfUrl(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const first = url.pathname.split('/')[1] ?? '';
  const isTenant = isGuid(first) || DOMAIN.test(first) || SHARED_TENANTS.has(first.toLowerCase());
  return isTenant ? first : (guidInside(value) ?? undefined);
}

/** The value that `organizations` or `common` should give way to. */
function sharedTenant(value: string, context: TenantContext): FieldAdvice | null {
  const tenant = value.toLowerCase();
  switch (context.audience) {
    case 'AzureADMyOrg':
      return error(
        `"${tenant}" does not work with an app of one organisation; type your tenant id.`,
        context.discoveredTenantId,
      );
    case 'AzureADMultipleOrgs':
      return tenant === 'organizations'
        ? null
        : error(`"${tenant}" is not for an app of organisations only.`, 'organizations');
    case 'PersonalMicrosoftAccount':
      return tenant === 'consumers'
        ? null
        : error('An app for personal accounts needs "consumers".', 'consumers');
    case 'AzureADandPersonalMicrosoftAccount':
      return null;
  }
}

const RULES: readonly Rule<TenantContext>[] = [
  (value, { discoveredTenantId }) =>
    value === ''
      ? error("Paste the Directory (tenant) ID from the app's Overview page.", discoveredTenantId)
      : null,
  (value) =>
    value.includes('://')
      ? error('Only the tenant goes here, not a whole address.', tenantOfUrl(value))
      : null,
  (value, { discoveredTenantId }) =>
    value.includes('@')
      ? error('This is an e-mail address; the tenant id goes here.', discoveredTenantId ?? domainOf(value))
      : null,
  (value, context) => (SHARED_TENANTS.has(value.toLowerCase()) ? sharedTenant(value, context) : null),
  (value) => {
    const guid = isGuid(value) ? null : guidInside(value);
    return guid ? error('Only the id itself goes here.', guid) : null;
  },
  (value, { clientId }) =>
    isGuid(value) && sameText(value, cleanPaste(clientId ?? ''))
      ? error('This is the client id; paste the Directory (tenant) ID from the same page.')
      : null,
  (value, { audience }) =>
    audience === 'PersonalMicrosoftAccount' &&
    !sameText(value, CONSUMER_TENANT) &&
    !SHARED_TENANTS.has(value.toLowerCase())
      ? error('An app for personal accounts needs "consumers" here.', 'consumers')
      : null,
  (value, { audience, discoveredTenantId }) =>
    audience === 'AzureADMyOrg' && sameText(value, CONSUMER_TENANT)
      ? error(
          'This id stands for personal accounts, but the app is for one organisation.',
          discoveredTenantId,
        )
      : null,
  (value) =>
    isGuid(value) || DOMAIN.test(value) || SHARED_TENANTS.has(value.toLowerCase())
      ? null
      : error('Paste the Directory (tenant) ID, or type a domain like company.com.'),
  (value, { audience, discoveredTenantId }) =>
    isGuid(value) &&
    discoveredTenantId &&
    !sameText(value, discoveredTenantId) &&
    !sameText(value, CONSUMER_TENANT)
      ? warning(foreignTenant(audience), discoveredTenantId)
      : null,
  (value, { discoveredTenantId }) =>
    DOMAIN.test(value)
      ? info('The domain works; the tenant id is safer, as it never changes.', discoveredTenantId)
      : null,
];

function domainOf(address: string): string | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return DOMAIN.test(domain) ? domain : undefined;
}

function foreignTenant(audience: Audience): string {
  return audience === 'AzureADMyOrg'
    ? 'The mailbox belongs to another tenant, and this app is for one organisation only.'
    : 'The mailbox belongs to another tenant; make sure that is intended.';
}

/** Advice on the tenant of a registration. */
export function checkTenant(text: string, context: TenantContext): FieldAdvice | null {
  return adviceOn(text, RULES, context);
}
