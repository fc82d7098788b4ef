import type { Cause, PermissionView, Problem } from '../../../preload/contract.ts';
import { evidenceOf } from '../../identity/evidence.ts';
import { cloudOf, readOpenIdConfiguration } from '../../identity/openid-configuration.ts';
import type { CheckContext, Resource } from '../context.ts';
import { askEntra, type EntraAnswer } from '../entra.ts';
import type { Fact } from '../probes/types.ts';
import { type Check, type Finding, fact, failed, passed, skipped } from '../types.ts';
import { blockedAt } from '../wire/reach.ts';

const TIMEOUT_MS = 30_000;
const WEB_LAYERS = ['dns', 'tcp', 'tls'] as const;
const DOCUMENT = 'v2.0/.well-known/openid-configuration';

/** What can be found out about tenant and registration without a person. */
export function registrationChecks(context: CheckContext, clouds: CheckContext['cloud'][]): Check[] {
  const { connection } = context;
  const one = (check: Omit<Check, 'group' | 'timeoutMs'>): Check => ({
    group: 'registration',
    timeoutMs: TIMEOUT_MS,
    ...check,
  });
  const login = one({
    id: 'login',
    title: 'The sign-in service answers',
    needs: [],
    through: WEB_LAYERS,
    ready: async () => {
      const way = context.way('login');
      return way ? blockedAt(way) : null;
    },
    run: (signal) => askLogin(context, signal),
  });
  const tenant = one({
    id: 'tenant',
    title: 'The tenant exists',
    needs: ['login'],
    run: (signal) => askTenant(context, clouds, signal),
  });
  const app = one({
    id: 'app',
    title: 'The registration is known there',
    needs: ['tenant'],
    run: (signal) => askApp(context, signal),
  });
  const redirect = one({
    id: 'redirect',
    title: 'The redirect URI is registered',
    needs: ['app'],
    run: (signal) => askRedirect(context, signal),
  });
  const secret = one({
    id: 'secret',
    title: 'The client secret is valid',
    needs: ['app'],
    run: (signal) => trySecret(context, signal),
  });
  const isWeb = connection.registration.platform === 'web';
  return [login, tenant, app, redirect, ...(isWeb ? [secret] : [])];
}

/** `refresh` stands between: what is consented to is only told to somebody who is signed in. */
export function consentCheck(context: CheckContext): Check {
  return {
    id: 'consent',
    group: 'registration',
    title: 'The permissions are consented to',
    needs: ['refresh'],
    timeoutMs: 60_000,
    run: (signal) => judgeConsent(context, signal),
  };
}

async function askLogin(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const { net, cloud, clock, diagnose, found } = context;
  const asked = clock.now();
  const answer = await askEntra(net, `${cloud.login}/common/${DOCUMENT}`, { signal });
  if (answer.kind === 'none') return failed(diagnose(answer.evidence));
  const time = Date.parse(answer.date ?? '');
  // The header has whole seconds, and the answer took its time: the middle of both is the best guess.
  if (!Number.isNaN(time)) found.clockAheadMs = (asked + clock.now()) / 2 - (time + 500);
  const facts = [fact('Host', new URL(cloud.login).host)];
  return answer.kind === 'answer' ? passed(facts) : failed(diagnose(answer.evidence), facts);
}

async function askTenant(
  context: CheckContext,
  clouds: CheckContext['cloud'][],
  signal: AbortSignal,
): Promise<Finding> {
  const { net, cloud, authority, diagnose, found } = context;
  const segment = decodeURIComponent(authority.slice(authority.lastIndexOf('/') + 1));
  const answer = await askEntra(net, `${authority}/${DOCUMENT}`, { signal });
  if (answer.kind !== 'answer') return failed(tenantProblem(context, answer), [fact('Tenant', segment)]);
  const { jwks_uri: keys } = answer.body;
  found.jwksUri = typeof keys === 'string' && URL.canParse(keys) ? keys : null;
  const tenant = readOpenIdConfiguration(answer.body);
  if (!tenant) return passed([fact('Authority', `${segment} (accounts of every tenant it lets in)`)]);
  const facts = [fact('Tenant ID', tenant.id), fact('Asked for', segment)];
  const home = cloudOf(tenant, cloud, [cloud, ...clouds]);
  if (home?.id === cloud.id) return passed(facts);
  const where = home?.name ?? tenant.instance ?? new URL(tenant.issuer).host;
  const message = `The tenant lives in another cloud: ${where}.`;
  return failed(diagnose({ source: 'app', cause: 'national-cloud', facts: { message } }), facts);
}

/** A document that is not there means a tenant that is not there, unless a code says better. */
function tenantProblem({ diagnose }: CheckContext, answer: Exclude<EntraAnswer, { kind: 'answer' }>) {
  const problem = diagnose(answer.evidence);
  const isGone = answer.kind === 'refused' && (answer.status === 400 || answer.status === 404);
  return isGone && problem.cause === 'unknown'
    ? diagnose({ ...answer.evidence, cause: 'tenant-not-found' })
    : problem;
}

/** What the token endpoint may say that concerns the registration, whatever it was asked. */
const ABOUT_THE_APP: ReadonlySet<Cause> = new Set<Cause>([
  'app-not-found-in-tenant',
  'app-disabled',
  'single-tenant-app-on-common',
  'wrong-account-type-personal',
  'publisher-unverified',
  'tenant-not-found',
  'national-cloud',
  'service-outage',
  'throttled',
]);

/** No token at all: it is refused in any case, and the refusal tells whether the client id is known. */
const NO_TOKEN = 'none';

async function askApp(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const { net, connection, authority, diagnose } = context;
  const { clientId } = connection.registration;
  const facts = [fact('Client ID', clientId)];
  const form = { client_id: clientId, grant_type: 'refresh_token', refresh_token: NO_TOKEN, scope: 'openid' };
  const answer = await askEntra(net, `${authority}/oauth2/v2.0/token`, { signal, form });
  if (answer.kind === 'answer') return passed(facts);
  const problem = diagnose(answer.evidence);
  const isAboutApp = answer.kind === 'none' || ABOUT_THE_APP.has(problem.cause);
  return isAboutApp ? failed(problem, facts) : passed(facts);
}

/**
 * Where nobody is signed in, Entra sends `login_required` to a registered address and to no other.
 * Asked for as a form, because a redirect cannot be looked at on every platform.
 */
async function askRedirect(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const { net, connection, authority, diagnose } = context;
  const { clientId, redirectUri } = connection.registration;
  const facts = [fact('Redirect URI', redirectUri)];
  const url = new URL(`${authority}/oauth2/v2.0/authorize`);
  url.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    response_mode: 'form_post',
    redirect_uri: redirectUri,
    scope: 'openid',
    prompt: 'none',
    state: 'check',
  }).toString();
  try {
    const response = await net.fetch(url, { signal, timeoutMs: TIMEOUT_MS });
    const text = (await response.text()).slice(0, MAX_PAGE);
    if (/name="error"[^>]*value="(login|interaction)_required"/.test(text)) return passed(facts);
    const number = /\bAADSTS(\d{5,7})\b/.exec(text)?.[1];
    if (!number) return skipped('Entra showed a page that only a person can go on with.');
    const message = `AADSTS${number} on the sign-in page.`;
    const problem = diagnose({ source: 'entra', facts: { message, code: `AADSTS${number}` } });
    return problem.cause === 'unknown' ? skipped(message) : failed(problem, facts);
  } catch (error) {
    return failed(diagnose(evidenceOf(error)), facts);
  }
}

/** Longest sign-in page that is looked at; Entra's have some 60 kB. */
const MAX_PAGE = 300_000;

/** A token for the app itself needs no person: it is granted or refused by the secret alone. */
async function trySecret(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const { net, connection, cloud, secret, diagnose } = context;
  const expiry = connection.secretExpiresAt;
  const facts: Fact[] = expiry ? [fact('Expires', expiry.slice(0, 10))] : [];
  if (secret === undefined) return failed(diagnose(noSecret()), facts);
  const tenant = connection.account?.tenantId ?? connection.registration.tenant;
  if (!tenant || connection.accountType === 'personal') {
    return skipped('Without a tenant only a sign-in shows whether the secret is right.');
  }
  const form = {
    client_id: connection.registration.clientId,
    client_secret: secret,
    grant_type: 'client_credentials',
    scope: `${cloud.graph}/.default`,
  };
  const url = `${cloud.login}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  const answer = await askEntra(net, url, { signal, form });
  if (answer.kind === 'answer') return passed([...facts, fact('Tried', 'Entra accepted it')]);
  const problem = diagnose(answer.evidence);
  const isAboutSecret = answer.kind === 'none' || answer.evidence.facts.error === 'invalid_client';
  if (isAboutSecret) return failed(problem, facts);
  // The secret is looked at before anything else; what comes after it says that it was right.
  return passed([...facts, fact('Tried', `Entra accepted it (${answer.evidence.facts.code ?? 'no token'})`)]);
}

function noSecret() {
  const message = 'The registration is for the Web platform, and no client secret is stored.';
  return { source: 'app', cause: 'wrong-platform-web-needs-secret', facts: { message } } as const;
}

/** Causes that say "not granted", as opposed to "the sign-in is over". */
export const CONSENT_CAUSES: ReadonlySet<Cause> = new Set<Cause>([
  'user-consent-required',
  'admin-consent-required',
  'permission-missing',
  'scope-invalid',
  'consent-declined',
]);

/** All at once first; only where that is refused, one by one: then it is clear which is missing. */
async function judgeConsent(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const facts: Fact[] = [];
  let first: Problem | null = null;
  for (const resource of context.resources) {
    const permissions = context.permissions.filter((one) => one.resource === resource);
    const all = await context.token({ resource, forceRefresh: true });
    if (all.ok) facts.push(...permissions.map(({ name }) => fact(name, 'granted')));
    else if (!CONSENT_CAUSES.has(all.problem.cause)) return failed(all.problem, facts);
    else {
      context.found.unconsented.add(resource);
      facts.push(...(await oneByOne(context, { resource, permissions }, signal)));
      first ??= all.problem;
    }
  }
  if (!first) return passed(facts);
  const missing = context.permissions.filter(
    ({ resource }) => resource !== 'openid' && context.found.unconsented.has(resource),
  );
  return failed(adminFirst(first, missing, context), facts);
}

async function oneByOne(
  context: CheckContext,
  { resource, permissions }: { resource: Resource; permissions: readonly PermissionView[] },
  signal: AbortSignal,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const permission of permissions) {
    if (signal.aborted) break;
    const alone = await context.token({ resource, permissions: [permission], forceRefresh: true });
    facts.push(fact(permission.name, alone.ok ? 'granted' : 'not granted'));
  }
  return facts;
}

/** Entra says "consent required" to everybody; where mail is concerned only an administrator can give it. */
function adminFirst(
  problem: ReturnType<CheckContext['diagnose']>,
  permissions: readonly PermissionView[],
  { diagnose }: CheckContext,
) {
  const isForAdmin = permissions.some(({ adminConsent }) => adminConsent);
  if (!isForAdmin || problem.cause !== 'user-consent-required') return problem;
  return diagnose({ source: 'app', cause: 'admin-consent-required', facts: problem.facts });
}
