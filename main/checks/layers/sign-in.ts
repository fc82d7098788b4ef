import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import type { Problem } from '../../../preload/contract.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import { createMailbox } from '../../mailbox/mailbox.ts';
import type { CheckContext, Resource } from '../context.ts';
import { askEntra } from '../entra.ts';
import type { Fact } from '../probes/types.ts';
import { isSignedBy, readToken, type TokenClaims } from '../token-claims.ts';
import { type Check, type Finding, fact, failed, passed, skipped } from '../types.ts';
import { CONSENT_CAUSES } from './registration/consent.ts';

const TIMEOUT_MS = 30_000;

/** Whether the stored sign-in still works, and whether its tokens are what the servers want. */
export function signInChecks(context: CheckContext): Check[] {
  const one = (check: Omit<Check, 'group' | 'timeoutMs'>): Check => ({
    group: 'sign-in',
    timeoutMs: TIMEOUT_MS,
    ...check,
  });
  const isWeb = context.connection.registration.platform === 'web';
  const tokens = context.resources.map((resource) =>
    one({
      id: `token-${resource}`,
      title: resource === 'graph' ? 'Token for Microsoft Graph' : 'Token for Outlook (IMAP, POP, SMTP)',
      needs: ['refresh'],
      after: ['consent'],
      run: (signal) => judgeToken(context, resource, signal),
    }),
  );
  return [
    one({
      id: 'refresh',
      title: 'Renewal of the stored sign-in',
      needs: isWeb ? ['app', 'secret'] : ['app'],
      run: () => judgeRefresh(context),
    }),
    ...tokens,
    one({
      id: 'signer',
      title: 'Signed-in person',
      needs: asksGraphForSigner(context) ? ['token-graph'] : ['refresh'],
      run: (signal) => judgeSigner(context, signal),
    }),
  ];
}

async function judgeRefresh(context: CheckContext): Promise<Finding> {
  const { signedInAs } = context.connection;
  const facts: Fact[] = signedInAs ? [fact('Signed in as', signedInAs)] : [];
  const token = await context.token({ resource: 'openid', forceRefresh: true });
  if (token.ok) return passed([...facts, fact('New token', 'received')]);
  // The sign-in itself holds: what is missing is told by the next check.
  if (CONSENT_CAUSES.has(token.problem.cause))
    return passed([...facts, fact('New token', 'waits for consent')]);
  return failed(token.problem, facts);
}

/** Names that the two APIs go by in tokens: origins and application ids. */
const AUDIENCES: Record<Resource, string[]> = {
  graph: ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'],
  outlook: [
    'https://outlook.office.com',
    'https://outlook.office365.com',
    '00000002-0000-0ff1-ce00-000000000000',
  ],
};

async function judgeToken(context: CheckContext, resource: Resource, signal: AbortSignal): Promise<Finding> {
  if (context.found.unconsented.has(resource)) return { verdict: 'skipped', facts: [], because: 'consent' };
  const token = await context.token({ resource });
  if (!token.ok) return failed(token.problem);
  const claims = readToken(token.value.accessToken);
  // Microsoft's advice is not to look into tokens; those of personal accounts cannot be read at all.
  if (!claims) {
    return passed([
      fact('Expires', token.value.expiresOn.toISOString()),
      fact('Content', 'sealed, as for every personal account'),
    ]);
  }
  const facts = claimFacts(claims);
  const problem = wrongClaims(context, resource, claims);
  if (problem) return failed(problem, facts);
  const signer = await judgeSignature(context, { token: token.value.accessToken, claims }, signal);
  return signer.problem ? failed(signer.problem, [...facts, signer.fact]) : passed([...facts, signer.fact]);
}

function claimFacts({ audience, scopes, tenantId, expiresAt, issuer }: TokenClaims): Fact[] {
  return [
    fact('Audience', audience),
    fact('Scopes', scopes.join(' ') || 'none'),
    ...(tenantId ? [fact('Tenant', tenantId)] : []),
    fact('Issuer', issuer),
    fact('Expires', new Date(expiresAt).toISOString()),
  ];
}

function wrongClaims(context: CheckContext, resource: Resource, claims: TokenClaims): Problem | null {
  const { cloud, connection, clock, diagnose } = context;
  const wrong = (cause: Evidence['cause'] & string, message: string) =>
    diagnose({ source: 'app', cause, facts: { message } });
  const accepted = [...AUDIENCES[resource], cloud[resource]];
  if (!accepted.includes(claims.audience.replace(/\/$/, ''))) {
    return wrong('scope-wrong-resource', `The token is for ${claims.audience}, not for ${cloud[resource]}.`);
  }
  const granted = new Set(claims.scopes.map((scope) => scope.toLowerCase()));
  const missing = context.permissions.filter(
    (permission) => permission.resource === resource && !granted.has(permission.name.toLowerCase()),
  );
  if (missing.length > 0) {
    return wrong('permission-missing', `The token lacks ${missing.map(({ name }) => name).join(', ')}.`);
  }
  if (connection.account && claims.tenantId && claims.tenantId !== connection.account.tenantId) {
    return wrong('account-not-in-tenant', `The token is of the tenant ${claims.tenantId}.`);
  }
  if (claims.expiresAt <= clock.now()) {
    return wrong('token-expired-or-invalid', 'The token had expired when it came.');
  }
  return null;
}

const keysShape = z.object({ keys: z.array(z.looseObject({ kid: z.string().optional() })) });

async function judgeSignature(
  context: CheckContext,
  { token, claims }: { token: string; claims: TokenClaims },
  signal: AbortSignal,
): Promise<{ fact: Fact; problem?: Problem }> {
  const { found, net, diagnose } = context;
  const unknown = { fact: fact('Signed by', 'not checked: the tenant named no keys') };
  if (!found.jwksUri) return unknown;
  const answer = await askEntra(net, found.jwksUri, { signal });
  const parsed = keysShape.safeParse(answer.kind === 'answer' ? answer.body : null);
  if (!parsed.success) return unknown;
  const key = parsed.data.keys.find(({ kid }) => kid === claims.keyId);
  const host = new URL(found.jwksUri).host;
  if (!key) return { fact: fact('Signed by', `a key that ${host} does not list`) };
  if (claims.isForOneReader) return { fact: fact('Signed by', `key of ${host} (only Graph can check it)`) };
  if (await isSignedBy(token, parsed.data as JSONWebKeySet)) {
    return { fact: fact('Signed by', `${host}, checked`) };
  }
  const message = `The token's signature does not fit the key of ${host} that it names.`;
  const problem = diagnose({ source: 'app', cause: 'token-expired-or-invalid', facts: { message } });
  return { fact: fact('Signed by', 'nobody known'), problem };
}

function asksGraphForSigner({ permissions }: CheckContext): boolean {
  return permissions.some(({ resource, name }) => resource === 'graph' && name === 'User.Read');
}

async function judgeSigner(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const { connection, diagnose, graph } = context;
  const facts = [fact('Expected', connection.signer)];
  const me = asksGraphForSigner(context) ? await createMailbox({ graph, mailbox: 'me' }).me(signal) : null;
  if (me && !me.ok) return failed(me.problem, facts);
  const names = [me?.value.mail, me?.value.userPrincipalName, connection.signedInAs].flatMap(
    (name) => name ?? [],
  );
  if (names.length === 0) return skipped('The sign-in names nobody.');
  facts.push(fact('Signed in', [...new Set(names)].join(', ')));
  const isExpected = names.some(
    (name) => name.trim().toLowerCase() === connection.signer.trim().toLowerCase(),
  );
  if (isExpected) return passed(facts);
  const message = `Signed in as ${names[0]}; this connection expects ${connection.signer}.`;
  return failed(diagnose({ source: 'app', cause: 'wrong-signer', facts: { message } }), facts);
}
