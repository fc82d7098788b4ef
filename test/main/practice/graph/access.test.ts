import { describe, expect, test } from 'vitest';
import {
  ADA,
  askToken,
  BEN,
  GITA,
  graph,
  graphJson,
  MAIL_SCOPE,
  SUPPORT,
  testTenant,
  tokensFor,
} from '../harness.ts';

interface Failure {
  error: { code: string; message: string; innerError: Record<string, string> };
}

const NILS = 'nils.berg@contoso-practice.example';

describe('the bearer token', () => {
  test('is asked for', async () => {
    const tenant = await testTenant();
    const response = await graph(tenant, '', '/me');
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer realm="", authorization_uri="https:/);
    expect(await response.json()).toMatchObject({
      error: { code: 'InvalidAuthenticationToken', innerError: { 'request-id': expect.any(String) } },
    });
  });

  test('of another resource is refused', async () => {
    const tenant = await testTenant();
    const { refresh_token } = await tokensFor(tenant, { address: ADA });
    const { body } = await askToken(tenant, {
      client_id: tenant.clientId,
      grant_type: 'refresh_token',
      refresh_token,
      scope: 'https://outlook.office.com/IMAP.AccessAsUser.All',
    });
    const failure = await graphJson<Failure>(tenant, body.access_token, '/me');
    expect(failure.error).toMatchObject({
      code: 'InvalidAuthenticationToken',
      message: expect.stringContaining('Invalid audience'),
    });
  });

  test('of another tenant or of an earlier run is refused', async () => {
    const { access_token } = await tokensFor(await testTenant(), { address: ADA });
    const failure = await graphJson<Failure>(await testTenant(), access_token, '/me');
    expect(failure.error.message).toContain('Invalid signature');
  });

  test('expires', async () => {
    const tenant = await testTenant();
    const { access_token, expires_in } = await tokensFor(tenant, { address: ADA });
    tenant.clock.now += expires_in * 1000;
    const failure = await graphJson<Failure>(tenant, access_token, '/me');
    expect(failure.error.message).toContain('expired');
  });

  test('can be ended early, a new one is fine', async () => {
    const tenant = await testTenant();
    const { access_token } = await tokensFor(tenant, { address: ADA });
    tenant.control.expireAccessTokens(ADA);
    const fresh = await tokensFor(tenant, { address: ADA });
    expect((await graph(tenant, access_token, '/me')).status).toBe(401);
    expect((await graph(tenant, fresh.access_token, '/me')).status).toBe(200);
  });

  test('of a client that understands challenges is challenged after a revocation', async () => {
    const tenant = await testTenant();
    const claims = JSON.stringify({ access_token: { xms_cc: { values: ['CP1'] } } });
    const { refresh_token } = await tokensFor(tenant, { address: ADA });
    const form = {
      client_id: tenant.clientId,
      grant_type: 'refresh_token',
      refresh_token,
      scope: MAIL_SCOPE,
    };
    const { body } = await askToken(tenant, { ...form, claims });
    tenant.control.challengeClaims(ADA);
    const header = (await graph(tenant, body.access_token, '/me')).headers.get('WWW-Authenticate') ?? '';
    const challenge = /error="insufficient_claims", claims="([^"]+)"/.exec(header)?.[1] ?? '';
    expect(JSON.parse(Buffer.from(challenge, 'base64').toString())).toHaveProperty('access_token.nbf');
    expect(body.expires_in).toBeGreaterThan(80_000);
  });

  test('of any other client is never challenged', async () => {
    const tenant = await testTenant();
    const { access_token } = await tokensFor(tenant, { address: ADA });
    tenant.control.challengeClaims(ADA);
    expect((await graph(tenant, access_token, '/me')).status).toBe(200);
  });
});

describe('a mailbox', () => {
  test('is closed to a token without a mail scope', async () => {
    const tenant = await testTenant({ adminConsented: false });
    const { access_token } = await tokensFor(tenant, { address: ADA }, { scope: 'openid profile User.Read' });
    const response = await graph(tenant, access_token, '/me/messages');
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'ErrorAccessDenied' } });
  });

  test('cannot be changed with Mail.Read', async () => {
    const tenant = await testTenant({ adminConsented: false });
    const OLGA = 'olga.admin@contoso-practice.example';
    const { access_token } = await tokensFor(tenant, { address: OLGA });
    const { value } = await graphJson<{ value: { id: string }[] }>(
      tenant,
      access_token,
      '/me/messages?$top=1',
    );
    const response = await graph(tenant, access_token, `/me/messages/${value[0]?.id}`, {
      method: 'PATCH',
      body: '{"isRead":true}',
    });
    expect(response.status).toBe(403);
  });

  test('shows no text to Mail.ReadBasic', async () => {
    const tenant = await testTenant({ adminConsented: false });
    const OLGA = 'olga.admin@contoso-practice.example';
    const scope = 'openid profile User.Read Mail.ReadBasic';
    const { access_token } = await tokensFor(tenant, { address: OLGA }, { scope });
    const { value } = await graphJson<{ value: { id: string }[] }>(
      tenant,
      access_token,
      '/me/messages?$top=1',
    );
    expect(value[0]).not.toHaveProperty('body');
    expect((await graph(tenant, access_token, `/me/messages/${value[0]?.id}/$value`)).status).toBe(403);
  });

  test('that is shared opens for those with rights only', async () => {
    const tenant = await testTenant();
    const ada = await tokensFor(tenant, { address: ADA });
    const ben = await tokensFor(tenant, { address: BEN });
    expect((await graph(tenant, ada.access_token, `/users/${SUPPORT}/messages`)).status).toBe(200);
    const refused = await graph(tenant, ben.access_token, `/users/${SUPPORT}/messages`);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { code: 'ErrorAccessDenied' } });
  });

  test.for([
    [BEN, 403, 'ErrorAccessDenied'],
    ['nobody@contoso-practice.example', 404, 'ErrorInvalidUser'],
  ] as const)('of somebody else (%s) answers %d', async ([owner, status, code]) => {
    const tenant = await testTenant();
    const { access_token } = await tokensFor(tenant, { address: ADA });
    const response = await graph(tenant, access_token, `/users/${owner}/messages`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  test.for([NILS, GITA])('is missing for %s, who can sign in all the same', async (address) => {
    const tenant = await testTenant();
    const { access_token } = await tokensFor(tenant, { address });
    const response = await graph(tenant, access_token, '/me/messages');
    expect((await graph(tenant, access_token, '/me')).status).toBe(200);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'MailboxNotEnabledForRESTAPI' } });
  });
});

test('/me and the id token name the same person', async () => {
  const tenant = await testTenant();
  const { access_token } = await tokensFor(tenant, { address: GITA });
  const me = await graphJson(tenant, access_token, '/me?$select=id,userType,userPrincipalName');
  const info = await tenant.fetch(
    new Request('https://graph.practice.example/oidc/userinfo', {
      headers: { Authorization: `Bearer ${access_token}` },
    }),
  );
  expect(me).toMatchObject({ userType: 'Guest', userPrincipalName: GITA });
  expect(await info.json()).toMatchObject({ sub: me['id'], name: 'Gita Rao' });
});
