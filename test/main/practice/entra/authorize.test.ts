import { describe, expect, test } from 'vitest';
import { signInAs } from '../../../fakes/practice-person.ts';
import {
  ADA,
  authorizeUrl,
  GITA,
  HUGO,
  LOGIN,
  MINA,
  OLGA,
  PIA,
  type TestTenant,
  testTenant,
} from '../harness.ts';

interface Case {
  code: number;
  when: string;
  address?: string;
  request(tenant: TestTenant): string;
}

const CARL = 'carl.brandt@contoso-practice.example';
const DORA = 'dora.weiss@contoso-practice.example';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const named = (tenant: TestTenant, name: string) => ({ client_id: tenant.registrations[name] ?? '' });

const STAYS_ON_THE_PAGE: Case[] = [
  { code: 700016, when: 'the client id is unknown', request: (t) => authorizeUrl(t, { client_id: NOBODY }) },
  {
    code: 700016,
    when: 'a single-tenant client asks at another tenant',
    request: (t) => authorizeUrl(t, {}, 'fabrikam-practice.example'),
  },
  { code: 900144, when: 'the client id is missing', request: (t) => authorizeUrl(t, { client_id: null }) },
  {
    code: 50011,
    when: 'the redirect URI is not registered',
    request: (t) => authorizeUrl(t, { redirect_uri: 'https://elsewhere.example/' }),
  },
  {
    code: 900971,
    when: 'the redirect URI is missing',
    request: (t) => authorizeUrl(t, { redirect_uri: null }),
  },
  {
    code: 500113,
    when: 'the registration has no redirect URI',
    request: (t) => authorizeUrl(t, named(t, 'noRedirect')),
  },
  { code: 90002, when: 'the tenant is unknown', request: (t) => authorizeUrl(t, {}, 'nobody.example') },
  { code: 900023, when: 'the tenant is malformed', request: (t) => authorizeUrl(t, {}, 'not-a-tenant') },
  {
    code: 50194,
    when: 'a single-tenant client asks at /common',
    request: (t) => authorizeUrl(t, {}, 'common'),
  },
  {
    code: 9002332,
    when: 'an organizations-only client asks at /consumers',
    request: (t) => authorizeUrl(t, named(t, 'multiTenant'), 'consumers'),
  },
  {
    code: 9002331,
    when: 'a client for personal accounts asks at /organizations',
    request: (t) => authorizeUrl(t, named(t, 'personal'), 'organizations'),
  },
  {
    code: 7000112,
    when: 'the application is disabled',
    request: (t) => authorizeUrl(t, named(t, 'disabled')),
  },
  { code: 50020, when: 'the account is not in the tenant', address: HUGO, request: (t) => authorizeUrl(t) },
  {
    code: 50020,
    when: 'a personal account is not in the tenant',
    address: PIA,
    request: (t) => authorizeUrl(t),
  },
  {
    code: 500200,
    when: 'a personal account signs in at /organizations',
    address: PIA,
    request: (t) => authorizeUrl(t, named(t, 'foreign'), 'organizations'),
  },
  {
    code: 500208,
    when: 'a work account signs in at /consumers',
    address: ADA,
    request: (t) => authorizeUrl(t, named(t, 'foreign'), 'consumers'),
  },
  {
    code: 50105,
    when: 'the person is not assigned to the application',
    address: ADA,
    request: (t) => authorizeUrl(t, named(t, 'assigned')),
  },
  { code: 53003, when: 'Conditional Access blocks', address: CARL, request: (t) => authorizeUrl(t) },
  { code: 50057, when: 'the account is disabled', address: DORA, request: (t) => authorizeUrl(t) },
];

const REDIRECTED: (Case & { error: string })[] = [
  {
    code: 700054,
    error: 'unsupported_response_type',
    when: 'the response type is a token',
    request: (t) => authorizeUrl(t, { response_type: 'token' }),
  },
  {
    code: 900144,
    error: 'invalid_request',
    when: 'the response type is missing',
    request: (t) => authorizeUrl(t, { response_type: null }),
  },
  {
    code: 70007,
    error: 'invalid_request',
    when: 'the response mode is unknown',
    request: (t) => authorizeUrl(t, { response_mode: 'web_message' }),
  },
  {
    code: 900144,
    error: 'invalid_request',
    when: 'the scope is missing',
    request: (t) => authorizeUrl(t, { scope: null }),
  },
  {
    code: 650053,
    error: 'invalid_scope',
    when: 'a scope does not exist',
    request: (t) => authorizeUrl(t, { scope: 'openid Mail.Raed' }),
  },
  {
    code: 501491,
    error: 'invalid_request',
    when: 'the code challenge is too short',
    request: (t) => authorizeUrl(t, { code_challenge: 'short' }),
  },
  {
    code: 9002325,
    error: 'invalid_request',
    when: 'a single-page application leaves PKCE out',
    request: (t) =>
      authorizeUrl(t, {
        ...named(t, 'spa'),
        redirect_uri: 'https://spa.practice.example/',
        code_challenge: null,
        code_challenge_method: null,
      }),
  },
  {
    code: 90023,
    error: 'invalid_request',
    when: 'the prompt is unknown',
    request: (t) => authorizeUrl(t, { prompt: 'maybe' }),
  },
  {
    code: 50058,
    error: 'login_required',
    when: 'nobody is signed in and nothing may be asked',
    request: (t) => authorizeUrl(t, { prompt: 'none' }),
  },
];

describe('the authorization endpoint', () => {
  test.for(STAYS_ON_THE_PAGE)('keeps $code on the page when $when', async (refusal) => {
    const tenant = await testTenant();
    const end = await signInAs(tenant, refusal.request(tenant), { address: refusal.address ?? ADA });
    expect(end).toMatchObject({ kind: 'page', code: refusal.code });
    expect(end.kind === 'page' && end.html).toMatch(/Trace ID.*Correlation ID.*Timestamp/s);
  });

  test.for(REDIRECTED)('sends $code to the application when $when', async ({ code, error, request }) => {
    const tenant = await testTenant();
    const end = await signInAs(tenant, request(tenant), { address: ADA });
    const params = end.kind === 'redirect' ? end.params : new URLSearchParams();
    expect(Object.fromEntries(params)).toMatchObject({ error, state: 'state-1' });
    expect(params.get('error_description')).toMatch(new RegExp(`^AADSTS${code}: `));
  });

  test('answers in the fragment when asked', async () => {
    const tenant = await testTenant();
    const end = await signInAs(tenant, authorizeUrl(tenant, { response_mode: 'fragment' }), { address: ADA });
    expect(end.kind === 'redirect' && end.url.hash).toMatch(/^#code=/);
  });

  test('answers by form post when asked', async () => {
    const tenant = await testTenant();
    const end = await signInAs(tenant, authorizeUrl(tenant, { response_mode: 'form_post' }), {
      address: ADA,
    });
    expect(end.kind === 'redirect' && end.url.search).toBe('');
    expect(end.kind === 'redirect' && end.params.get('code')).toBeTruthy();
  });

  test('keeps the query of a registered redirect URI', async () => {
    const tenant = await testTenant();
    const { clientId, redirectUri } = tenant.webClient;
    const url = authorizeUrl(tenant, { client_id: clientId, redirect_uri: redirectUri });
    const end = await signInAs(tenant, url, { address: ADA });
    expect(end.kind === 'redirect' && end.params.get('provider')).toBe('outlook');
    expect(end.kind === 'redirect' && end.params.get('code')).toBeTruthy();
  });

  test('strips HTML from the state', async () => {
    const tenant = await testTenant();
    const end = await signInAs(tenant, authorizeUrl(tenant, { state: 'a<b>c' }), { address: ADA });
    expect(end.kind === 'redirect' && end.params.get('state')).toBe('ac');
  });

  test('takes the request as a form too', async () => {
    const tenant = await testTenant();
    const url = new URL(authorizeUrl(tenant));
    const body = new URLSearchParams(url.search);
    url.search = '';
    const response = await tenant.fetch(new Request(url, { method: 'POST', body }));
    expect(await response.text()).toContain('name="loginfmt"');
  });

  test('lets a guest sign in under the id they have in the tenant', async () => {
    const tenant = await testTenant();
    const end = await signInAs(tenant, authorizeUrl(tenant), { address: GITA });
    expect(end.kind).toBe('redirect');
  });

  test('shows a wrong password on the password page', async () => {
    const tenant = await testTenant();
    const end = await signInAs(tenant, authorizeUrl(tenant), { address: ADA, password: 'wrong' });
    expect(end).toMatchObject({ kind: 'page', title: 'Enter password' });
    expect(end.kind === 'page' && end.html).toContain('Your account or password is incorrect.');
  });

  test('asks a person with two factors for the code, and a wrong one again', async () => {
    const tenant = await testTenant();
    const right = await signInAs(tenant, authorizeUrl(tenant), { address: MINA });
    const wrong = await signInAs(tenant, authorizeUrl(tenant), { address: MINA, code: '000000' });
    expect(right.kind).toBe('redirect');
    expect(wrong).toMatchObject({ kind: 'page', title: 'Verify your identity' });
  });

  test('lets nobody in with a form of a sign-in that is gone', async () => {
    const tenant = await testTenant();
    const request = new Request(`${LOGIN}/common/login`, {
      method: 'POST',
      body: new URLSearchParams({ flow: 'unknown', step: 'username', loginfmt: OLGA }),
    });
    expect(await (await tenant.fetch(request)).text()).toContain('AADSTS50089');
  });
});
