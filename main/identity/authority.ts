import type { AppIdentity, Cloud } from './types.ts';

/**
 * The authority MSAL signs in at, and the host it may trust without asking Microsoft's worldwide
 * instance discovery (which does not know national, custom or practice hosts).
 */
export function authorityFor(
  cloud: Pick<Cloud, 'login'>,
  app: Pick<AppIdentity, 'tenant' | 'audience'>,
): { authority: string; knownAuthorities: string[] } {
  return {
    authority: `${cloud.login}/${encodeURIComponent(tenantSegment(app))}`,
    knownAuthorities: [new URL(cloud.login).host],
  };
}

/**
 * Only an app for both kinds of account may use `common`, and a single-tenant app must name its
 * tenant (AADSTS50194 otherwise). A known tenant beats `organizations`: it avoids signing in to the
 * wrong directory. https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints
 */
function tenantSegment({ tenant, audience }: Pick<AppIdentity, 'tenant' | 'audience'>): string {
  if (audience === 'PersonalMicrosoftAccount') return 'consumers';
  if (audience === 'AzureADandPersonalMicrosoftAccount') return 'common';
  return tenant.trim() || 'organizations';
}
