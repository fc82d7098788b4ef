import type { Application } from '../directory/applications.ts';
import type { Identity, Person } from '../directory/people.ts';
import type { RefreshGrant } from '../stores/refresh-tokens.ts';
import type { EntraCall } from './call.ts';
import { clientInfo } from './client-info.ts';
import { missingConsent } from './consent.ts';
import { entraJson, Refusal } from './refusal.ts';
import type { RequestedScopes, ScopeRequest } from './scopes.ts';
import { signAccessToken, signIdToken } from './tokens.ts';

export interface TokenOrder {
  app: Application;
  person: Person;
  identity: Identity;
  scopes: RequestedScopes;
  nonce: string | null;
  refresh: RefreshGrant;
}

/**
 * The answer of a successful redemption: one resource, all that was ever consented to on it.
 *
 * @throws Refusal 65001, 28000
 */
export async function tokenResponse(call: EntraCall, order: TokenOrder): Promise<Response> {
  const request = oneResource(call, order.scopes);
  refuseMissingConsent(call, order);
  const granted = grantedScopes(call, order, request);
  const access = await signAccessToken(call, order, { request, scopes: granted });
  const { oidc } = order.scopes;
  const body = {
    token_type: 'Bearer',
    scope: scopeText(request, granted, oidc),
    expires_in: access.expiresIn,
    ext_expires_in: access.expiresIn,
    access_token: access.token,
    ...(oidc.includes('offline_access') ? { refresh_token: issueRefreshToken(call, order) } : {}),
    ...(oidc.includes('openid')
      ? { id_token: await signIdToken(call, order, { oidc, nonce: order.nonce }) }
      : {}),
    ...(call.params.get('client_info') === '1' ? { client_info: clientInfo(order.person) } : {}),
  };
  return entraJson(body, { stamp: call.stamp });
}

/** One access token is for one resource; OpenID Connect alone means Graph. */
export function oneResource(call: EntraCall, scopes: RequestedScopes): ScopeRequest {
  if (scopes.resources.length > 1) throw new Refusal(28000);
  const { graph } = call.state.directory.resources;
  return scopes.resources[0] ?? { resource: graph, prefix: '', names: [], isDefault: false };
}

function refuseMissingConsent({ state }: EntraCall, order: TokenOrder): void {
  if (missingConsent(state, order).length > 0) {
    throw new Refusal(65001, { app: order.app.displayName });
  }
}

function grantedScopes({ state }: EntraCall, { app, identity }: TokenOrder, request: ScopeRequest): string[] {
  return [...state.grants.granted({ app, resource: request.resource, identity })];
}

/** Names come back with the prefix they were asked with. */
function scopeText(request: ScopeRequest, granted: string[], oidc: string[]): string {
  const own = granted.filter((name) => name.includes('.')).map((name) => `${request.prefix}${name}`);
  const shown = oidc.filter((name) => name !== 'offline_access');
  return [...shown, ...own].join(' ');
}

function issueRefreshToken({ state }: EntraCall, order: TokenOrder): string {
  const token = state.issued.token(state.refreshTokens.issue(order.refresh, state.now()));
  state.changed();
  return token;
}
