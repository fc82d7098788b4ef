import { stableGuid } from '../stable.ts';

export interface Tenant {
  id: string;
  /** Verified domain. */
  domain: string;
  name: string;
  /** The tenant of personal Microsoft accounts. */
  isConsumers: boolean;
}

/** The practice tenant itself. */
export const CONTOSO: Tenant = {
  id: stableGuid('tenant/contoso'),
  domain: 'contoso-practice.example',
  name: 'Contoso Practice',
  isConsumers: false,
};

/** Another company: home of guests and of people who are not invited. */
export const FABRIKAM: Tenant = {
  id: stableGuid('tenant/fabrikam'),
  domain: 'fabrikam-practice.example',
  name: 'Fabrikam Practice',
  isConsumers: false,
};

/** Entra's own id for the tenant of personal accounts (v2-protocols-oidc). */
export const CONSUMERS: Tenant = {
  id: '9188040d-6c67-4c5b-b112-36a304b66dad',
  domain: 'personal-practice.example',
  name: 'Personal accounts',
  isConsumers: true,
};

/** Which accounts the first path segment of a login URL lets in. */
export type Authority =
  | { kind: 'common' | 'organizations' | 'consumers'; tenant: null }
  | { kind: 'tenant'; tenant: Tenant };

const TENANTS = [CONTOSO, FABRIKAM, CONSUMERS];
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** Reads the tenant segment: the authority, or why there is none (Entra's code 900023 or 90002). */
export function readAuthority(segment: string): Authority | 'malformed' | 'unknown' {
  const name = segment.toLowerCase();
  if (name === 'common' || name === 'organizations' || name === 'consumers')
    return { kind: name, tenant: null };
  if (!GUID.test(name) && !DOMAIN.test(name)) return 'malformed';
  const tenant = TENANTS.find(({ id, domain }) => id === name || domain === name);
  if (tenant?.isConsumers) return { kind: 'consumers', tenant: null };
  return tenant ? { kind: 'tenant', tenant } : 'unknown';
}

export function tenantById(id: string): Tenant {
  const tenant = TENANTS.find((each) => each.id === id);
  if (!tenant) throw new TypeError(`no tenant ${id}`);
  return tenant;
}
