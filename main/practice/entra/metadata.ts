import { CONSUMERS } from '../directory/tenants.ts';
import { authorityOf, type EntraCall } from './call.ts';
import { entraJson, Refusal } from './refusal.ts';

/** Public documents may be read by any page and kept for a day. */
const PUBLIC = { 'Cache-Control': 'max-age=86400, private', 'Access-Control-Allow-Origin': '*' };

/** Issuer of id tokens; `{tenantid}` stands where the authority leaves the tenant open. */
export function issuerOf(login: string, tenantId: string): string {
  return `${login}/${tenantId}/v2.0`;
}

/** `/{tenant}/v2.0/.well-known/openid-configuration`. @throws Refusal 90002, 900023 */
export function openIdConfiguration(call: EntraCall): Response {
  const { login, graph } = call.origins;
  const segment = tenantSegment(call);
  const issuer = issuerOf(login, segment.issuer);
  const base = `${login}/${segment.path}`;
  const document = {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${graph}/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: CLAIMS,
    tenant_region_scope: segment.isOpen ? null : 'EU',
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: new URL(graph).host,
  };
  return entraJson(document, { stamp: call.stamp, headers: PUBLIC });
}

const CLAIMS = [
  'sub',
  'iss',
  'aud',
  'exp',
  'iat',
  'nonce',
  'preferred_username',
  'name',
  'tid',
  'ver',
  'email',
  'oid',
];

/** `/{tenant}/discovery/v2.0/keys`. */
export async function keys(call: EntraCall): Promise<Response> {
  const issuer = issuerOf(call.origins.login, '{tenantid}');
  return entraJson(await call.state.key.jwks(issuer), { stamp: call.stamp, headers: PUBLIC });
}

/** `/common/discovery/instance`: which hosts are one cloud. @throws Refusal 50049 */
export function instanceDiscovery(call: EntraCall): Response {
  const { host } = new URL(call.origins.login);
  const endpoint = call.params.get('authorization_endpoint') ?? '';
  if (!URL.canParse(endpoint) || new URL(endpoint).host !== host) throw new Refusal(50049);
  const tenant = new URL(endpoint).pathname.split('/')[1] ?? 'common';
  const document = {
    tenant_discovery_endpoint: `${call.origins.login}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
  return entraJson(document, { stamp: call.stamp, headers: PUBLIC });
}

function tenantSegment(call: EntraCall): { path: string; issuer: string; isOpen: boolean } {
  const authority = authorityOf(call);
  if (authority.kind === 'tenant') {
    return { path: authority.tenant.id, issuer: authority.tenant.id, isOpen: false };
  }
  const isConsumers = authority.kind === 'consumers';
  return {
    path: authority.kind,
    issuer: isConsumers ? CONSUMERS.id : '{tenantid}',
    isOpen: true,
  };
}
