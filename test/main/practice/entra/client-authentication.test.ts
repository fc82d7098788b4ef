import { expect, test } from 'vitest';
import { EXPIRED_SECRET } from '../../../../main/practice/directory/registrations.ts';
import { askToken, LOGIN, type TokenAnswer, testTenant } from '../harness.ts';
import {
  appOnly,
  type Case,
  expectRefusal,
  redemption,
  spaRedemption,
  webRedemption,
} from './redemptions.ts';

const REFUSALS: Case[] = [
  {
    code: 700025,
    error: 'invalid_client',
    status: 401,
    when: 'a public client sends a secret',
    act: async (tenant) => askToken(tenant, { ...(await redemption(tenant)), client_secret: 'secret' }),
  },
  {
    code: 7000218,
    error: 'invalid_client',
    status: 401,
    when: 'a Web client sends no secret',
    act: async (tenant) => {
      const { client_secret: _, ...form } = await webRedemption(tenant);
      return askToken(tenant, form);
    },
  },
  {
    code: 7000215,
    error: 'invalid_client',
    status: 401,
    when: 'the secret is wrong',
    act: async (tenant) => askToken(tenant, { ...(await webRedemption(tenant)), client_secret: 'wrong' }),
  },
  {
    code: 7000222,
    error: 'invalid_client',
    status: 401,
    when: 'the secret has expired',
    act: async (tenant) =>
      askToken(tenant, { ...(await webRedemption(tenant)), client_secret: EXPIRED_SECRET }),
  },
  {
    code: 7000222,
    error: 'invalid_client',
    status: 401,
    when: 'the control surface expires all secrets',
    act: async (tenant) => {
      const form = await webRedemption(tenant);
      tenant.control.expireSecrets(true);
      return askToken(tenant, form);
    },
  },
  {
    code: 9002327,
    error: 'invalid_request',
    when: 'native code redeems for a single-page application',
    act: async (tenant) => askToken(tenant, await spaRedemption(tenant)),
  },
  {
    code: 9002326,
    error: 'invalid_request',
    when: 'a page redeems for a desktop client',
    act: async (tenant) =>
      askToken(tenant, await redemption(tenant), { headers: { Origin: 'https://app.practice.example' } }),
  },
  {
    code: 7000215,
    error: 'invalid_client',
    status: 401,
    when: 'a client asks for itself with a wrong secret',
    act: async (tenant) => askToken(tenant, { ...appOnly(tenant), client_secret: 'wrong' }),
  },
  {
    code: 7000218,
    error: 'invalid_client',
    status: 401,
    when: 'a client asks for itself without a secret',
    act: async (tenant) => {
      const { client_secret: _, ...form } = appOnly(tenant);
      return askToken(tenant, form);
    },
  },
  {
    code: 1002012,
    error: 'invalid_scope',
    when: 'a client asks for itself with a delegated scope',
    act: async (tenant) => askToken(tenant, { ...appOnly(tenant), scope: 'Mail.Read' }),
  },
  {
    code: 9001023,
    error: 'invalid_request',
    when: 'a client asks for itself at /common',
    act: async (tenant) => {
      const { clientId, clientSecret } = tenant.foreignClient;
      const form = { ...appOnly(tenant), client_id: clientId, client_secret: clientSecret };
      return askToken(tenant, form, { segment: 'common' });
    },
  },
  {
    code: 70003,
    error: 'unsupported_grant_type',
    when: 'the grant type is unknown',
    act: async (tenant) => askToken(tenant, { ...appOnly(tenant), grant_type: 'password' }),
  },
  {
    code: 900144,
    error: 'invalid_request',
    when: 'the grant type is missing',
    act: async (tenant) => askToken(tenant, { client_id: tenant.clientId }),
  },
  {
    code: 900144,
    error: 'invalid_request',
    when: 'the client id is missing',
    act: async (tenant) => askToken(tenant, { grant_type: 'refresh_token' }),
  },
  {
    code: 901002,
    error: 'invalid_request',
    when: "the v1 parameter 'resource' is sent",
    act: async (tenant) => askToken(tenant, { ...appOnly(tenant), resource: 'https://graph.microsoft.com' }),
  },
  {
    code: 700016,
    error: 'unauthorized_client',
    when: 'the client id is unknown',
    act: async (tenant) =>
      askToken(tenant, { ...appOnly(tenant), client_id: '00000000-0000-4000-8000-000000000000' }),
  },
  {
    code: 7000112,
    error: 'unauthorized_client',
    when: 'the application is disabled',
    act: async (tenant) =>
      askToken(tenant, { ...appOnly(tenant), client_id: tenant.registrations['disabled'] ?? '' }),
  },
  {
    code: 50194,
    error: 'invalid_request',
    when: 'a single-tenant client uses /common',
    act: async (tenant) => askToken(tenant, appOnly(tenant), { segment: 'common' }),
  },
  {
    code: 90002,
    error: 'invalid_request',
    when: 'the tenant is unknown',
    act: async (tenant) => askToken(tenant, appOnly(tenant), { segment: 'nobody.example' }),
  },
  {
    code: 900023,
    error: 'invalid_request',
    when: 'the tenant is malformed',
    act: async (tenant) => askToken(tenant, appOnly(tenant), { segment: 'not-a-tenant' }),
  },
];

test.for(REFUSALS)('the token endpoint answers $code when $when', async (refusal) => {
  await expectRefusal(await testTenant(), refusal);
});

test('the token endpoint answers 900561 to a GET', async () => {
  const tenant = await testTenant();
  const response = await tenant.fetch(new Request(`${LOGIN}/${tenant.tenantId}/oauth2/v2.0/token`));
  expect(await response.json()).toMatchObject({ error_codes: [900561] });
});

test('the token endpoint echoes the correlation id of the request and names the trace in a header', async () => {
  const tenant = await testTenant();
  const id = '6a1bd5b5-0d63-4e0e-9d4c-0a5a1b7a7d10';
  const response = await tenant.fetch(
    new Request(`${LOGIN}/${tenant.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'x' }),
      headers: { 'client-request-id': id },
    }),
  );
  const body = (await response.json()) as TokenAnswer;
  expect(body['correlation_id']).toBe(id);
  expect(response.headers.get('x-ms-request-id')).toBe(body['trace_id']);
  expect(response.headers.get('Cache-Control')).toContain('no-store');
});

test('the token endpoint takes client id and secret from HTTP Basic', async () => {
  const tenant = await testTenant();
  const { client_id = '', client_secret = '', ...form } = appOnly(tenant);
  const basic = Buffer.from(`${client_id}:${encodeURIComponent(client_secret)}`).toString('base64');
  const answer = await askToken(tenant, form, { headers: { Authorization: `Basic ${basic}` } });
  expect(answer.status).toBe(200);
});
