import type { JWTPayload } from 'jose';
import { personByAddress } from '../directory/directory.ts';
import type { Person } from '../directory/people.ts';
import type { Origins } from '../origins.ts';
import type { PracticeState } from '../state.ts';
import { GraphFault } from './fault.ts';

/** Who calls, with which client and which permissions. */
export interface Caller {
  person: Person;
  /** Object id in the tenant the token is for. */
  objectId: string;
  tenantId: string;
  appId: string;
  scopes: Set<string>;
}

export interface BearerContext {
  state: PracticeState;
  origins: Origins;
}

/** @throws GraphFault 401 InvalidAuthenticationToken, with a claims challenge where one is due */
export async function authenticate(context: BearerContext, header: string | null): Promise<Caller> {
  const { state } = context;
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (!token) throw refused(context, 'Access token is empty.');
  const audience = state.directory.resources.graph.audience;
  const claims = await state.key.verify(token, { audience, now: state.now() });
  if (!claims) throw refused(context, describeBadToken(token, audience, state.now()));
  const record = state.accessTokens.find(String(claims['uti']));
  if (!record || record.state === 'expired') {
    throw refused(context, 'Lifetime validation failed, the token is expired.');
  }
  if (record.state === 'challenged') throw challenged(context);
  const person = record.address === null ? undefined : personByAddress(state.directory, record.address);
  if (!person)
    throw new GraphFault(403, 'Authorization_RequestDenied', { message: 'Insufficient privileges.' });
  return {
    person,
    objectId: String(claims['oid']),
    tenantId: String(claims['tid']),
    appId: record.appId,
    scopes: new Set(String(claims['scp']).split(' ')),
  };
}

function refused(context: BearerContext, message: string): GraphFault {
  return new GraphFault(401, 'InvalidAuthenticationToken', {
    message,
    headers: { 'WWW-Authenticate': wwwAuthenticate(context) },
  });
}

/** Continuous access evaluation: the token was fine, but something happened since. */
function challenged(context: BearerContext): GraphFault {
  const nbf = { essential: true, value: String(Math.floor(context.state.now() / 1000)) };
  const claims = Buffer.from(JSON.stringify({ access_token: { nbf } })).toString('base64');
  return new GraphFault(401, 'InvalidAuthenticationToken', {
    message:
      'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
    headers: {
      'WWW-Authenticate': `${wwwAuthenticate(context)}, error="insufficient_claims", claims="${claims}"`,
    },
  });
}

function wwwAuthenticate({ origins, state }: BearerContext): string {
  const { appId } = state.directory.resources.graph;
  return `Bearer realm="", authorization_uri="${origins.login}/common/oauth2/authorize", client_id="${appId}"`;
}

/** Graph says what is wrong with a token; read without trusting a word of it. */
function describeBadToken(token: string, audience: string, now: number): string {
  const claims = unverifiedClaims(token);
  if (!claims) return 'CompactToken parsing failed with error code: 80049217';
  if (claims.aud !== audience) return 'Access token validation failure. Invalid audience.';
  if ((claims.exp ?? 0) * 1000 <= now) return 'Lifetime validation failed, the token is expired.';
  return 'Access token validation failure. Invalid signature.';
}

/** What a token says; nothing of it is proven. Null when it is no token. */
export function unverifiedClaims(token: string): Partial<JWTPayload> | null {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof payload === 'object' ? (payload as Partial<JWTPayload> | null) : null;
  } catch {
    return null;
  }
}
