import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { ADA, authorizeUrl, LOGIN, START, testTenant, tokensFor } from '../harness.ts';

async function document(path: string): Promise<{ status: number; body: Record<string, string> }> {
  const tenant = await testTenant();
  const response = await tenant.fetch(new Request(`${LOGIN}${path}`));
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

const configuration = (segment: string) => document(`/${segment}/v2.0/.well-known/openid-configuration`);

describe('the OpenID configuration', () => {
  test('of a domain names the tenant by its id', async () => {
    const { tenantId, tenantDomain } = await testTenant();
    const { body } = await configuration(tenantDomain);
    expect(body).toMatchObject({
      issuer: `${LOGIN}/${tenantId}/v2.0`,
      token_endpoint: `${LOGIN}/${tenantId}/oauth2/v2.0/token`,
      jwks_uri: `${LOGIN}/${tenantId}/discovery/v2.0/keys`,
    });
  });

  test.for([
    ['common', '{tenantid}'],
    ['organizations', '{tenantid}'],
    ['consumers', '9188040d-6c67-4c5b-b112-36a304b66dad'],
    ['personal-practice.example', '9188040d-6c67-4c5b-b112-36a304b66dad'],
  ] as const)('of %s has the issuer of %s', async ([segment, issuer]) => {
    expect((await configuration(segment)).body['issuer']).toBe(`${LOGIN}/${issuer}/v2.0`);
  });

  test.for([
    ['nobody.example', 90002],
    ['00000000-0000-4000-8000-000000000000', 90002],
    ['no-domain', 900023],
  ] as const)('of %s answers %d', async ([segment, code]) => {
    expect(await configuration(segment)).toMatchObject({ status: 400, body: { error_codes: [code] } });
  });
});

describe('instance discovery', () => {
  const discover = (endpoint: string) =>
    document(
      `/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(endpoint)}`,
    );

  test('names the host and its metadata', async () => {
    const { body } = await discover(`${LOGIN}/common/oauth2/v2.0/authorize`);
    expect(body).toMatchObject({
      tenant_discovery_endpoint: `${LOGIN}/common/v2.0/.well-known/openid-configuration`,
      metadata: [{ aliases: ['login.practice.example'] }],
    });
  });

  test('does not know foreign hosts', async () => {
    expect(await discover('https://elsewhere.example/common/oauth2/v2.0/authorize')).toMatchObject({
      status: 400,
      body: { error: 'invalid_instance', error_codes: [50049] },
    });
  });
});

test('id tokens verify against the published keys', async () => {
  const tenant = await testTenant();
  const tokens = await tokensFor(tenant, { address: ADA }, { nonce: 'n-7', scope: 'openid profile email' });
  const keys = await tenant.fetch(new Request(`${LOGIN}/common/discovery/v2.0/keys`));
  const { payload, protectedHeader } = await jwtVerify(
    tokens.id_token,
    createLocalJWKSet((await keys.json()) as JSONWebKeySet),
    { audience: tenant.clientId, issuer: `${LOGIN}/${tenant.tenantId}/v2.0`, currentDate: new Date(START) },
  );
  expect(protectedHeader).toMatchObject({ typ: 'JWT', alg: 'RS256' });
  expect(payload).toMatchObject({ nonce: 'n-7', name: 'Ada Keller', email: ADA, ver: '2.0' });
});

test('a guest carries the home tenant in the id token and in client_info', async () => {
  const tenant = await testTenant();
  const tokens = await tokensFor(tenant, { address: 'gita.rao@fabrikam-practice.example' });
  const claims = JSON.parse(Buffer.from(tokens.id_token.split('.')[1] ?? '', 'base64url').toString());
  const info = JSON.parse(Buffer.from(String(tokens['client_info']), 'base64url').toString());
  expect(claims).toMatchObject({ tid: tenant.tenantId, idp: expect.stringContaining(info.utid) });
  expect(claims.oid).not.toBe(info.uid);
});

test('pages carry a policy that allows no script and no frame', async () => {
  const tenant = await testTenant();
  const response = await tenant.fetch(new Request(authorizeUrl(tenant)));
  const policy = response.headers.get('Content-Security-Policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:8123;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('script-src');
  expect(policy).not.toContain('unsafe');
});

test('addresses that mean nothing are 404, on both hosts', async () => {
  const tenant = await testTenant();
  const status = async (url: string) => (await tenant.fetch(new Request(url))).status;
  expect(await status(`${LOGIN}/common/oauth2/token`)).toBe(404);
  expect(await status(`${LOGIN}/v1.0/me`)).toBe(404);
  expect(await status(`${LOGIN}/%zz/x`)).toBe(404);
  expect(await status(LOGIN)).toBe(200);
});
