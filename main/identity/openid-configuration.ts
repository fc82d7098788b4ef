import { z } from 'zod';
import type { Cloud } from './types.ts';

/** What a tenant's OpenID configuration tells. */
export interface Tenant {
  /** GUID. */
  id: string;
  issuer: string;
  /** Host of the tenant's Graph, e.g. `dod-graph.microsoft.us`. */
  graphHost: string | undefined;
  /** Domain of the tenant's login host, e.g. `microsoftonline.us`. */
  instance: string | undefined;
}

const documentSchema = z.object({
  issuer: z.url({ protocol: /^https$/ }),
  msgraph_host: z.string().exactOptional(),
  cloud_instance_name: z.string().exactOptional(),
});

const TENANT_IN_ISSUER = /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/i;

/**
 * Reads a tenant's OpenID configuration; null when its issuer holds no tenant id (as `common` and
 * servers that are not Entra have it). https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 */
export function readOpenIdConfiguration(body: unknown): Tenant | null {
  const parsed = documentSchema.safeParse(body);
  if (!parsed.success) return null;
  const { issuer, msgraph_host, cloud_instance_name } = parsed.data;
  const id = TENANT_IN_ISSUER.exec(new URL(issuer).pathname)?.[1];
  if (!id) return null;
  return { id: id.toLowerCase(), issuer, graphHost: msgraph_host, instance: cloud_instance_name };
}

/**
 * The cloud a tenant lives in, which need not be the one that was asked: the worldwide login host
 * also answers for tenants of the US Government. The hosts decide, not `tenant_region_scope`: GCC
 * tenants live worldwide, and GCC High and DoD share a login host but not a Graph. Null when the
 * document points to a cloud we have no endpoints of.
 */
export function cloudOf(tenant: Tenant, asked: Cloud, clouds: readonly Cloud[]): Cloud | null {
  const issuerHost = new URL(tenant.issuer).host;
  const sameLogin = clouds.filter((cloud) => hostOf(cloud.login) === issuerHost);
  const withGraph = (list: readonly Cloud[]) =>
    list.find((cloud) => hostOf(cloud.graph) === tenant.graphHost);
  if (sameLogin.length > 0) {
    return withGraph(sameLogin) ?? (sameLogin.includes(asked) ? asked : (sameLogin[0] ?? null));
  }
  const { instance, graphHost } = tenant;
  if (!instance && !graphHost) return asked;
  const isOfInstance = (cloud: Cloud) => instance !== undefined && hostOf(cloud.login).endsWith(instance);
  return withGraph(clouds) ?? clouds.find(isOfInstance) ?? null;
}

function hostOf(origin: string): string {
  return new URL(origin).host;
}
