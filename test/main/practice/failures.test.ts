import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { graphEvidence } from '../../../main/diagnosis/graph-evidence.ts';
import { netEvidence } from '../../../main/diagnosis/net-evidence.ts';
import { oauthEvidence, pageEvidence } from '../../../main/identity/evidence.ts';
import { toNetError } from '../../../main/net/net-error.ts';
import { signInAs } from '../../../main/practice/scripted-person.ts';
import { CAUSES, type Cause } from '../../../preload/contract.ts';
import {
  ADA,
  askToken,
  authorizeUrl,
  graph,
  SUPPORT,
  type TestTenant,
  testTenant,
  tokensFor,
  VERIFIER,
} from './harness.ts';

const targetOf = (tenant: TestTenant, about: string) =>
  ({ tenant: '', app: tenant.clientId, signer: ADA, mailbox: ADA })[about] ?? '';

it('every failure has a cause of the catalogue, an id of its own, and words', async () => {
  const tenant = await testTenant();
  const failures = tenant.control.failures();
  expect(new Set(failures.map(({ id }) => id)).size).toBe(failures.length);
  expect(new Set(failures.map(({ title }) => title)).size).toBe(failures.length);
  for (const { cause } of failures) expect(CAUSES).toContain(cause);
  expect(new Set(failures.map(({ cause }) => cause)).size).toBeGreaterThanOrEqual(40);
});

it('what is switched on shows as on, and everything can be put back', async () => {
  const tenant = await testTenant();
  const before = tenant.control.failures();
  for (const { id, about, once } of before) {
    const target = id.endsWith('-removed') && about === 'mailbox' ? SUPPORT : targetOf(tenant, about);
    tenant.control.provoke(id, target, true);
    const isSecretOfPublicApp = id.startsWith('secret-') || id === 'platform-desktop';
    if (!once && !isSecretOfPublicApp) {
      expect(tenant.control.failures().find((each) => each.id === id)?.on, id).toContain(target);
    }
    tenant.control.putBack();
    expect(tenant.control.failures(), id).toEqual(before);
  }
  expect(await meets(tenant, null)).toBe('ok');
});

/** What a person with a fresh sign-in, or an app with its tokens, meets. */
async function meets(tenant: TestTenant, failure: string | null): Promise<string> {
  const tokens = await tokensFor(tenant, { address: ADA });
  if (failure) {
    const { about } = tenant.control.failures().find(({ id }) => id === failure) ?? { about: 'tenant' };
    tenant.control.provoke(failure, targetOf(tenant, about), true);
  }
  return (
    (await atGraph(tenant, tokens.access_token)) ??
    (await atRefresh(tenant, tokens.refresh_token)) ??
    (await atSignIn(tenant)) ??
    'ok'
  );
}

async function atGraph(tenant: TestTenant, token: string): Promise<Cause | null> {
  try {
    const response = await graph(tenant, token, '/me/messages?$top=1');
    if (response.ok) return null;
    return diagnose(graphEvidence(response.status, await response.json(), response.headers)).cause;
  } catch (error) {
    return diagnose(netEvidence(toNetError(error, 'graph'))).cause;
  }
}

async function atRefresh(tenant: TestTenant, token: string): Promise<Cause | null> {
  const form = { client_id: tenant.clientId, grant_type: 'refresh_token', refresh_token: token };
  const { status, body } = await askToken(tenant, { ...form, scope: 'openid Mail.Read' });
  if (!body.error) return null;
  const { error, suberror, error_description: description } = body;
  return diagnose(oauthEvidence({ error, description, suberror, status })).cause;
}

async function atSignIn(tenant: TestTenant): Promise<Cause | null> {
  const end = await signInAs(tenant, authorizeUrl(tenant), { address: ADA });
  if (end.kind === 'page') {
    return end.code ? diagnose(pageEvidence(`AADSTS${end.code}: ${end.title}`)).cause : null;
  }
  const error = end.params.get('error');
  if (error)
    return diagnose(oauthEvidence({ error, description: end.params.get('error_description') ?? '' })).cause;
  const { status, body } = await askToken(tenant, {
    client_id: tenant.clientId,
    grant_type: 'authorization_code',
    code: end.params.get('code') ?? '',
    redirect_uri: 'http://localhost:8123',
    code_verifier: VERIFIER,
  });
  if (!body.error) return atGraph(tenant, body.access_token);
  return diagnose(oauthEvidence({ error: body.error, description: body.error_description, status })).cause;
}

describe('a person or the app meets the cause that the failure names', () => {
  /** Met elsewhere: by mail protocols, by a registration with a secret, by a clock, or only by the next sign-in. */
  const elsewhere = new Set([
    'mail-ports-blocked',
    'clock-ahead',
    'sync-state-lost',
    'full-access-removed',
    'send-as-removed',
    'imap-off',
    'pop-off',
    'smtp-auth-off-tenant',
    'smtp-auth-off-mailbox',
    'sender-restricted',
    'submissions-crowded',
    'device-codes-expire',
    'device-code-blocked',
    'platform-desktop',
    'secret-replaced',
    'secret-expired',
    // A token without `cp1` gets no challenge.
    'claims-challenge',
    // Without consent the silent refresh speaks first, and says so.
    'consent-withdrawn',
    'publisher-unverified',
    'permission-missing',
    // An expired token is what Graph sees first.
    'refresh-token-expired',
    'wrong-audience',
    // Whoever has a registration need not make one.
    'users-may-not-register',
    'secret-days',
    'bootstrap-blocked',
    'bootstrap-disabled',
  ]);

  it.concurrent('for each of them', { timeout: 60_000 }, async () => {
    const { control } = await testTenant();
    const wanted = control.failures().filter(({ id }) => !elsewhere.has(id));
    const met: Record<string, string> = {};
    for (const { id } of wanted) met[id] = await meets(await testTenant(), id);
    expect(met).toEqual(Object.fromEntries(wanted.map(({ id, cause }) => [id, cause])));
    expect(wanted.length).toBeGreaterThan(25);
  });

  it('also after the consent has gone: the page says who may not give it', async () => {
    for (const id of ['publisher-unverified', 'permission-missing', 'consent-withdrawn']) {
      const tenant = await testTenant();
      const cause = tenant.control.failures().find((each) => each.id === id)?.cause;
      tenant.control.provoke(id, '', true);
      expect(await atSignIn(tenant), id).toBe(cause);
    }
  });

  it('a token for the wrong resource is refused by its audience', async () => {
    const tenant = await testTenant();
    tenant.control.provoke('wrong-audience', '', true);
    const { access_token: token } = await tokensFor(tenant, { address: ADA });
    expect(await graph(tenant, token, '/me').then((answer) => answer.text())).toContain('Invalid audience');
  });
});
