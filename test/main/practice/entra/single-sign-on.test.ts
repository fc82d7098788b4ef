import { expect, test } from 'vitest';
import { signInAs } from '../../../fakes/practice-person.ts';
import { ADA, authorizeUrl, BEN, MINA, OLGA, testTenant } from '../harness.ts';

const firstPage = async (
  tenant: Awaited<ReturnType<typeof testTenant>>,
  url: string,
  cookies: Map<string, string>,
) => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return (await tenant.fetch(new Request(url, { headers: { Cookie: cookie } }))).text();
};

test('a browser that signed in once signs in again without a page', async () => {
  const tenant = await testTenant();
  const browser = new Map<string, string>();
  await signInAs(tenant, authorizeUrl(tenant), { address: ADA, browser });
  const silent = await signInAs(tenant, authorizeUrl(tenant, { prompt: 'none' }), { address: ADA, browser });
  expect(silent.kind === 'redirect' && silent.params.get('code')).toBeTruthy();
});

test('the session cookie is out of reach of scripts and goes over https only', async () => {
  const tenant = await testTenant();
  const url = new URL(authorizeUrl(tenant, { login_hint: ADA }));
  const page = await (await tenant.fetch(new Request(url))).text();
  const flow = /name="flow" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({ flow, step: 'password', passwd: 'practice-1' });
  const response = await tenant.fetch(
    new Request(`${url.origin}/common/login`, { method: 'POST', body, redirect: 'manual' }),
  );
  expect(response.headers.get('Set-Cookie')).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
});

test('another hint than the signed-in account asks for interaction when nothing may be shown', async () => {
  const tenant = await testTenant();
  const browser = new Map<string, string>();
  await signInAs(tenant, authorizeUrl(tenant), { address: ADA, browser });
  const url = authorizeUrl(tenant, { prompt: 'none', login_hint: BEN });
  const end = await signInAs(tenant, url, { address: BEN, browser });
  expect(end.kind === 'redirect' && end.params.get('error')).toBe('interaction_required');
});

test('select_account shows the signed-in accounts and another one', async () => {
  const tenant = await testTenant();
  const browser = new Map<string, string>();
  await signInAs(tenant, authorizeUrl(tenant), { address: ADA, browser });
  const page = await firstPage(tenant, authorizeUrl(tenant, { prompt: 'select_account' }), browser);
  const end = await signInAs(tenant, authorizeUrl(tenant, { prompt: 'select_account' }), {
    address: BEN,
    browser,
  });
  expect(page).toContain(ADA);
  expect(page).toContain('Use another account');
  expect(end.kind).toBe('redirect');
});

test('login asks for the password although somebody is signed in', async () => {
  const tenant = await testTenant();
  const browser = new Map<string, string>();
  await signInAs(tenant, authorizeUrl(tenant), { address: ADA, browser });
  const page = await firstPage(tenant, authorizeUrl(tenant, { prompt: 'login', login_hint: ADA }), browser);
  expect(page).toContain('name="passwd"');
});

test('a hint fills in the name', async () => {
  const tenant = await testTenant();
  const page = await firstPage(
    tenant,
    authorizeUrl(tenant, { prompt: 'select_account', login_hint: OLGA }),
    new Map(),
  );
  expect(page).toContain(`value="${OLGA}"`);
});

test('a session of two factors proves both', async () => {
  const tenant = await testTenant();
  const browser = new Map<string, string>();
  await signInAs(tenant, authorizeUrl(tenant), { address: MINA, browser });
  const again = await signInAs(tenant, authorizeUrl(tenant, { prompt: 'none' }), { address: MINA, browser });
  expect(again.kind === 'redirect' && again.params.get('code')).toBeTruthy();
});

test('revoking a person signs them out of every browser', async () => {
  const tenant = await testTenant();
  const browser = new Map<string, string>();
  await signInAs(tenant, authorizeUrl(tenant), { address: ADA, browser });
  tenant.control.revoke(ADA);
  const end = await signInAs(tenant, authorizeUrl(tenant, { prompt: 'none' }), { address: ADA, browser });
  expect(end.kind === 'redirect' && end.params.get('error')).toBe('login_required');
});

test('signing out ends the session and goes on only to a registered address', async () => {
  const tenant = await testTenant();
  const browser = new Map<string, string>();
  await signInAs(tenant, authorizeUrl(tenant), { address: ADA, browser });
  const base = `${new URL(authorizeUrl(tenant)).origin}/common/oauth2/v2.0/logout?post_logout_redirect_uri=`;
  const leave = (target: string) =>
    signInAs(tenant, `${base}${encodeURIComponent(target)}`, { address: ADA, browser });
  expect(await leave('https://elsewhere.example/')).toMatchObject({
    kind: 'page',
    title: 'You are signed out',
  });
  expect(await leave('http://localhost:99')).toMatchObject({ kind: 'redirect' });
  expect(browser.size).toBe(0);
});
