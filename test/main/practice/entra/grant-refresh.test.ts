import { expect, test } from 'vitest';
import { signInAs } from '../../../fakes/practice-person.ts';
import { ADA, askToken, authorizeUrl, GITA, MINA, testTenant, tokensFor } from '../harness.ts';
import { type Case, DAY, expectRefusal, refresh, spaRedemption } from './redemptions.ts';

const PLAIN = 'openid profile offline_access User.Read';

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

test('a refresh hands out a new token, and the old one goes on', async () => {
  const tenant = await testTenant();
  const form = await refresh(tenant);
  const first = await askToken(tenant, form);
  const second = await askToken(tenant, form);
  const third = await askToken(tenant, { ...form, refresh_token: first.body.refresh_token });
  const tokens = [form['refresh_token'], ...[first, second, third].map(({ body }) => body.refresh_token)];
  expect([first, second, third].map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(tokens).size).toBe(4);
});

test('each use begins the ninety days anew', async () => {
  const tenant = await testTenant();
  const form = await refresh(tenant);
  tenant.clock.now += 60 * DAY;
  const { body } = await askToken(tenant, form);
  tenant.clock.now += 60 * DAY;
  const old = await askToken(tenant, form);
  const renewed = await askToken(tenant, { ...form, refresh_token: body.refresh_token });
  expect(old.body.error_codes).toEqual([700082]);
  expect(renewed.status).toBe(200);
});

test('a new sign-in is not touched by an earlier revocation', async () => {
  const tenant = await testTenant();
  await refresh(tenant);
  tenant.control.revoke(ADA);
  const answer = await askToken(tenant, await refresh(tenant));
  expect(answer.status).toBe(200);
});

test('the token is for one resource and carries all that was consented to there', async () => {
  const tenant = await testTenant();
  const form = await refresh(tenant);
  const { body } = await askToken(tenant, { ...form, scope: 'https://outlook.office.com/SMTP.Send' });
  const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1] ?? '', 'base64url').toString());
  expect(claims).toMatchObject({ aud: 'https://outlook.office.com', appid: tenant.clientId, upn: ADA });
  expect(claims.scp.split(' ')).toEqual(expect.arrayContaining(['SMTP.Send', 'IMAP.AccessAsUser.All']));
  expect(body.scope.split(' ')).toContain('https://outlook.office.com/SMTP.Send');
});

test('a guest redeems the same refresh token at home', async () => {
  const tenant = await testTenant();
  const client_id = tenant.registrations['multiTenant'] ?? '';
  const { refresh_token } = await tokensFor(tenant, { address: GITA }, { client_id, scope: PLAIN });
  await signInAs(tenant, authorizeUrl(tenant, { client_id, scope: PLAIN }, 'organizations'), {
    address: GITA,
  });
  const form = { client_id, grant_type: 'refresh_token', refresh_token, scope: PLAIN };
  const { body } = await askToken(tenant, form, { segment: 'fabrikam-practice.example' });
  expect(body.error_description).toBeUndefined();
  expect(body.access_token).toBeTruthy();
});
