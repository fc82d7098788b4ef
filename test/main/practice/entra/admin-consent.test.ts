import { expect, test } from 'vitest';
import { signInAs } from '../../../fakes/practice-person.ts';
import { ADA, authorizeUrl, LOGIN, OLGA, type TestTenant, testTenant } from '../harness.ts';

const SCOPE =
  'https://graph.microsoft.com/Mail.Read https://graph.microsoft.com/User.Read openid profile offline_access';

function adminConsentUrl(tenant: TestTenant, overrides: Record<string, string> = {}): string {
  const url = new URL(`${LOGIN}/${tenant.tenantId}/v2.0/adminconsent`);
  const values = {
    client_id: tenant.clientId,
    redirect_uri: 'http://localhost:8123',
    scope: SCOPE,
    state: 'state-2',
    ...overrides,
  };
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url.href;
}

const newTenant = () => testTenant({ adminConsented: false });

test('an administrator grants for everybody and the answer says so', async () => {
  const tenant = await newTenant();
  const end = await signInAs(tenant, adminConsentUrl(tenant), { address: OLGA });
  const user = await signInAs(tenant, authorizeUrl(tenant), { address: ADA });
  expect(end.kind === 'redirect' && Object.fromEntries(end.params)).toMatchObject({
    admin_consent: 'True',
    tenant: tenant.tenantId,
    state: 'state-2',
    scope: expect.stringContaining('https://graph.microsoft.com/Mail.Read'),
  });
  expect(user.kind === 'redirect' && user.params.has('code')).toBe(true);
});

test('without a scope everything the registration lists is granted', async () => {
  const tenant = await newTenant();
  const url = new URL(adminConsentUrl(tenant));
  url.searchParams.delete('scope');
  const end = await signInAs(tenant, url.href, { address: OLGA });
  expect(end.kind === 'redirect' && end.params.get('scope')).toContain('IMAP.AccessAsUser.All');
});

test('a cancelled grant still says admin_consent=True, but with an error', async () => {
  const tenant = await newTenant();
  const end = await signInAs(tenant, adminConsentUrl(tenant), { address: OLGA, consent: 'decline' });
  expect(end.kind === 'redirect' && Object.fromEntries(end.params)).toMatchObject({
    admin_consent: 'True',
    error: 'access_denied',
    error_description: expect.stringMatching(/^AADSTS65004: /),
    state: 'state-2',
  });
});

test('an ordinary user cannot grant, however harmless the permission', async () => {
  const tenant = await newTenant();
  const end = await signInAs(tenant, adminConsentUrl(tenant, { scope: 'User.Read' }), { address: ADA });
  expect(end).toMatchObject({ kind: 'page', title: 'Need admin approval', code: 90094 });
});

test('an unregistered redirect URI stays on the page', async () => {
  const tenant = await newTenant();
  const url = adminConsentUrl(tenant, { redirect_uri: 'https://elsewhere.example/' });
  expect(await signInAs(tenant, url, { address: OLGA })).toMatchObject({ kind: 'page', code: 50011 });
});

test('a registration without a redirect URI is granted and then ends with 500113', async () => {
  const tenant = await newTenant();
  const client_id = tenant.registrations['noRedirect'] ?? '';
  const end = await signInAs(tenant, adminConsentUrl(tenant, { client_id }), { address: OLGA });
  expect(end).toMatchObject({ kind: 'page', code: 500113 });
  expect(JSON.stringify(tenant.snapshot())).toContain('Mail.Read');
});
