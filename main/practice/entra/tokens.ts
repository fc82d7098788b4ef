import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Application } from '../directory/applications.ts';
import type { Identity, Person } from '../directory/people.ts';
import type { Resource } from '../directory/resources.ts';
import { tenantById } from '../directory/tenants.ts';
import { randomToken } from '../stable.ts';
import type { EntraCall } from './call.ts';
import { issuerOf } from './metadata.ts';
import type { ScopeRequest } from './scopes.ts';

/** Life of an access token in seconds; with `cp1` tokens live long because Graph can end them. */
const ACCESS_LIFE = { plain: 3599, cae: 86_399 };

/** Whom a token is for. */
export interface TokenSubject {
  app: Application;
  person: Person;
  identity: Identity;
}

export interface SignedAccess {
  token: string;
  /** Seconds. */
  expiresIn: number;
}

/** Signs an access token for one resource and registers it, so that Graph can end it early. */
export async function signAccessToken(
  call: EntraCall,
  subject: TokenSubject,
  access: { request: Pick<ScopeRequest, 'resource'>; scopes: string[] },
): Promise<SignedAccess> {
  const cae = declaresCae(call);
  const expiresIn = cae ? ACCESS_LIFE.cae : ACCESS_LIFE.plain;
  const { app, person, identity } = subject;
  const uti = randomToken(16);
  const claims = {
    ...common(call, uti, expiresIn),
    aud: audienceOf(call, access.request.resource),
    iss: `https://sts.windows.net/${identity.tenantId}/`,
    acr: '1',
    app_displayname: app.displayName,
    appid: app.appId,
    idtyp: 'user',
    name: person.name,
    oid: identity.objectId,
    scp: access.scopes.join(' '),
    sub: pairwise(identity, access.request.resource.appId),
    tid: identity.tenantId,
    unique_name: person.address,
    upn: person.address,
    ver: '1.0',
    ...(cae ? { xms_cc: ['CP1'] } : {}),
  };
  call.state.accessTokens.register(uti, { address: person.address, appId: app.appId, cae });
  return { token: call.state.issued.token(await call.state.key.sign(claims)), expiresIn };
}

/** Signs an app-only access token. */
export async function signAppToken(
  call: EntraCall,
  app: Application,
  audience: string,
): Promise<SignedAccess> {
  const uti = randomToken(16);
  const claims = {
    ...common(call, uti, ACCESS_LIFE.plain),
    aud: audience,
    iss: `https://sts.windows.net/${app.tenantId}/`,
    appid: app.appId,
    idtyp: 'app',
    oid: app.id,
    roles: [],
    tid: app.tenantId,
    ver: '1.0',
  };
  call.state.accessTokens.register(uti, { address: null, appId: app.appId, cae: false });
  return { token: call.state.issued.token(await call.state.key.sign(claims)), expiresIn: ACCESS_LIFE.plain };
}

/** Signs an id token (v2). @see https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
export async function signIdToken(
  call: EntraCall,
  subject: TokenSubject,
  options: { oidc: string[]; nonce: string | null },
): Promise<string> {
  const { app, person, identity } = subject;
  const isGuest = identity.tenantId !== person.home.tenantId;
  const claims: JWTPayload = {
    ...common(call, randomToken(16), ACCESS_LIFE.plain),
    aud: app.appId,
    iss: issuerOf(call.origins.login, identity.tenantId),
    sub: pairwise(identity, app.appId),
    tid: identity.tenantId,
    ver: '2.0',
    ...(options.oidc.includes('profile')
      ? { name: person.name, preferred_username: person.address, oid: identity.objectId }
      : {}),
    ...(options.oidc.includes('email') && person.hasMailbox ? { email: person.address } : {}),
    ...(isGuest ? { idp: `https://sts.windows.net/${tenantById(person.home.tenantId).id}/` } : {}),
    ...(options.nonce ? { nonce: options.nonce } : {}),
    ...(wantsLoginHint(call) ? { login_hint: person.address } : {}),
  };
  return call.state.issued.token(await call.state.key.sign(claims));
}

/** Whom a token is for; a client that mixes up its scopes gets one for the other API. */
function audienceOf({ state }: EntraCall, resource: Resource): string {
  const { graph, exchange } = state.directory.resources;
  if (!state.disturbances.faults.has('wrong-audience')) return resource.audience;
  return (resource === graph ? exchange : graph).audience;
}

function common(call: EntraCall, uti: string, life: number): JWTPayload {
  const now = Math.floor(call.state.now() / 1000);
  return { iat: now, nbf: now, exp: now + life, aio: randomToken(24), rh: '0.AA', uti };
}

/** `sub` differs from application to application. */
function pairwise(identity: Identity, appId: string): string {
  return createHash('sha256')
    .update(`${identity.tenantId}/${identity.objectId}/${appId}`)
    .digest('base64url');
}

function claimsOf(call: EntraCall): string {
  return call.params.get('claims') ?? '';
}

function declaresCae(call: EntraCall): boolean {
  return /"xms_cc"[^\]]*"cp1"/i.test(claimsOf(call));
}

function wantsLoginHint(call: EntraCall): boolean {
  return claimsOf(call).includes('"login_hint"');
}
