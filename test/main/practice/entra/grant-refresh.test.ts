import { expect, test } from 'vitest';
import { ADA, askToken, MINA, testTenant } from '../harness.ts';
import { type Case, DAY, expectRefusal, refresh, spaRedemption } from './redemptions.ts';

const REFUSALS: Case[] = [
  {
    code: 700084,
    error: 'invalid_grant',
    when: "a single-page application's refresh token is a day old",
    act: async (tenant) => {
      const headers = { Origin: 'https://spa.practice.example' };
      const form = await spaRedemption(tenant);
      const first = await askToken(tenant, form, { headers });
      tenant.clock.now += DAY;
      return askToken(
        tenant,
        {
          client_id: form['client_id'] ?? '',
          grant_type: 'refresh_token',
          refresh_token: first.body.refresh_token,
          scope: 'Mail.Read',
        },
        { headers },
      );
    },
  },
  {
    code: 50173,
    error: 'invalid_grant',
    suberror: 'bad_token',
    when: 'sessions were revoked',
    act: async (tenant) => {
      const form = await refresh(tenant);
      tenant.control.revoke(ADA);
      return askToken(tenant, form);
    },
  },
  {
    code: 700082,
    error: 'invalid_grant',
    when: 'a refresh token slept for more than 90 days',
    act: async (tenant) => {
      const form = await refresh(tenant);
      tenant.clock.now += 91 * DAY;
      return askToken(tenant, form);
    },
  },
  {
    code: 700082,
    error: 'invalid_grant',
    when: 'the control surface expires refresh tokens',
    act: async (tenant) => {
      const form = await refresh(tenant);
      tenant.control.expireRefreshTokens(ADA);
      return askToken(tenant, form);
    },
  },
  {
    code: 9002313,
    error: 'invalid_request',
    when: 'a refresh token is garbage',
    act: async (tenant) => askToken(tenant, { ...(await refresh(tenant)), refresh_token: '{}' }),
  },
  {
    code: 70000,
    error: 'invalid_grant',
    when: 'a refresh token belongs to another client',
    act: async (tenant) =>
      askToken(tenant, { ...(await refresh(tenant)), client_id: tenant.registrations['multiTenant'] ?? '' }),
  },
  {
    code: 65001,
    error: 'invalid_grant',
    suberror: 'consent_required',
    when: 'nobody consented to a new scope',
    act: async (tenant) => askToken(tenant, { ...(await refresh(tenant)), scope: 'MailboxSettings.Read' }),
  },
  {
    code: 65001,
    error: 'invalid_grant',
    suberror: 'consent_required',
    when: 'consent was withdrawn',
    act: async (tenant) => {
      const form = await refresh(tenant);
      tenant.control.withdrawConsent();
      return askToken(tenant, form);
    },
  },
  {
    code: 50057,
    error: 'invalid_grant',
    when: 'the account was disabled',
    act: async (tenant) => {
      const form = await refresh(tenant);
      tenant.control.setHurdle(ADA, 'disabled');
      return askToken(tenant, form);
    },
  },
  {
    code: 53003,
    error: 'invalid_grant',
    suberror: 'message_only',
    when: 'Conditional Access blocks a refresh',
    act: async (tenant) => {
      const form = await refresh(tenant);
      tenant.control.setHurdle(ADA, 'conditional-access');
      return askToken(tenant, form);
    },
  },
  {
    code: 50076,
    error: 'interaction_required',
    suberror: 'basic_action',
    when: 'a second factor is asked for only now',
    act: async (tenant) => {
      const form = await refresh(tenant);
      tenant.control.setHurdle(ADA, 'mfa');
      return askToken(tenant, form);
    },
  },
];

test.for(REFUSALS)('the token endpoint answers $code when $when', async (refusal) => {
  await expectRefusal(await testTenant(), refusal);
});

test('a person with two factors refreshes without typing the second again', async () => {
  const tenant = await testTenant();
  const answer = await askToken(tenant, await refresh(tenant, MINA));
  expect(answer.status).toBe(200);
});
