import { expect, test } from 'vitest';
import { signInAs } from '../../../fakes/practice-person.ts';
import { ADA, askToken, authorizeUrl, codeOf, GITA, testTenant, VERIFIER } from '../harness.ts';
import { type Case, expectRefusal, MINUTE, redemption, webRedemption } from './redemptions.ts';

const REFUSALS: Case[] = [
  {
    code: 54005,
    error: 'invalid_grant',
    when: 'a code is redeemed twice',
    act: async (tenant) => {
      const form = await redemption(tenant);
      await askToken(tenant, form);
      return askToken(tenant, form);
    },
  },
  {
    code: 70008,
    error: 'invalid_grant',
    when: 'a code is older than ten minutes',
    act: async (tenant) => {
      const form = await redemption(tenant);
      tenant.clock.now += 11 * MINUTE;
      return askToken(tenant, form);
    },
  },
  {
    code: 70000,
    error: 'invalid_grant',
    when: 'a code was never issued',
    act: async (tenant) => askToken(tenant, { ...(await redemption(tenant)), code: '1.unknown' }),
  },
  {
    code: 700005,
    error: 'invalid_grant',
    when: 'a guest redeems at another tenant',
    act: async (tenant) => {
      const client_id = tenant.registrations['multiTenant'] ?? '';
      const end = await signInAs(tenant, authorizeUrl(tenant, { client_id }), { address: GITA });
      const form = { ...(await redemption(tenant)), client_id, code: codeOf(end) };
      return askToken(tenant, form, { segment: 'fabrikam-practice.example' });
    },
  },
  {
    code: 500112,
    error: 'invalid_grant',
    when: 'the redirect URI of the redemption differs',
    act: async (tenant) =>
      askToken(tenant, { ...(await redemption(tenant)), redirect_uri: 'http://localhost:9999' }),
  },
  {
    code: 501481,
    error: 'invalid_grant',
    when: 'the code verifier is wrong',
    act: async (tenant) => askToken(tenant, { ...(await redemption(tenant)), code_verifier: 'x'.repeat(43) }),
  },
  {
    code: 50147,
    error: 'invalid_grant',
    when: 'a verifier comes without a challenge before it',
    act: async (tenant) => askToken(tenant, { ...(await webRedemption(tenant)), code_verifier: VERIFIER }),
  },
  {
    code: 28000,
    error: 'invalid_scope',
    when: 'a token request names two resources',
    act: async (tenant) =>
      askToken(tenant, {
        ...(await redemption(tenant)),
        scope: 'Mail.Read https://outlook.office.com/IMAP.AccessAsUser.All',
      }),
  },
  {
    code: 650053,
    error: 'invalid_scope',
    when: 'a scope does not exist',
    act: async (tenant) => askToken(tenant, { ...(await redemption(tenant)), scope: 'Mail.Raed' }),
  },
  {
    code: 500011,
    error: 'invalid_resource',
    when: 'a resource does not exist',
    act: async (tenant) =>
      askToken(tenant, { ...(await redemption(tenant)), scope: 'https://nowhere.example/X' }),
  },
  {
    code: 70011,
    error: 'invalid_scope',
    when: '.default is mixed with names',
    act: async (tenant) =>
      askToken(tenant, {
        ...(await redemption(tenant)),
        scope: 'https://graph.microsoft.com/.default https://graph.microsoft.com/Mail.Read',
      }),
  },
];

test.for(REFUSALS)('the token endpoint answers $code when $when', async (refusal) => {
  await expectRefusal(await testTenant(), refusal);
});

test('a plain code challenge is the verifier itself', async () => {
  const tenant = await testTenant();
  const url = authorizeUrl(tenant, { code_challenge: VERIFIER, code_challenge_method: null });
  const end = await signInAs(tenant, url, { address: ADA });
  const answer = await askToken(tenant, { ...(await redemption(tenant)), code: codeOf(end) });
  expect(answer.status).toBe(200);
});
