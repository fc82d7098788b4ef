import { expect, test } from 'vitest';
import { signInAs } from '../../../fakes/practice-person.ts';
import {
  ADA,
  askToken,
  authorizeUrl,
  BEN,
  codeOf,
  OLGA,
  PIA,
  type TestTenant,
  testTenant,
  VERIFIER,
} from '../harness.ts';

const HARMLESS = 'openid profile offline_access User.Read Mail.Send';
const newTenant = () => testTenant({ adminConsented: false });

async function scopesOf(tenant: TestTenant, code: string): Promise<string[]> {
  const { body } = await askToken(tenant, {
    client_id: tenant.clientId,
    grant_type: 'authorization_code',
    code,
    redirect_uri: 'http://localhost:8123',
    code_verifier: VERIFIER,
  });
  return body.scope.split(' ');
}

test('an ordinary user may consent to what is harmless', async () => {
  const tenant = await newTenant();
  const end = await signInAs(tenant, authorizeUrl(tenant, { scope: HARMLESS }), { address: ADA });
  expect(await scopesOf(tenant, codeOf(end))).toContain('Mail.Send');
});

test('an ordinary user who wants to read mail needs an administrator', async () => {
  const tenant = await newTenant();
  const end = await signInAs(tenant, authorizeUrl(tenant), { address: ADA });
  expect(end).toMatchObject({ kind: 'page', title: 'Need admin approval', code: 90094 });
});

test('going back from there declines', async () => {
  const tenant = await newTenant();
  const end = await signInAs(tenant, authorizeUrl(tenant), { address: ADA, consent: 'decline' });
  expect(end.kind === 'redirect' && Object.fromEntries(end.params)).toMatchObject({
    error: 'access_denied',
    error_subcode: 'cancel',
  });
});

test("an administrator's own consent helps nobody else", async () => {
  const tenant = await newTenant();
  const own = await signInAs(tenant, authorizeUrl(tenant), { address: OLGA, consent: 'accept' });
  const other = await signInAs(tenant, authorizeUrl(tenant), { address: ADA });
  expect(own.kind).toBe('redirect');
  expect(other).toMatchObject({ kind: 'page', code: 90094 });
});

test("an administrator's consent on behalf of the organization lets everybody in", async () => {
  const tenant = await newTenant();
  await signInAs(tenant, authorizeUrl(tenant), { address: OLGA, consent: 'organization' });
  const end = await signInAs(tenant, authorizeUrl(tenant), { address: ADA });
  expect(await scopesOf(tenant, codeOf(end))).toContain('Mail.Read');
});

test('what was consented to once is not asked again', async () => {
  const tenant = await newTenant();
  const url = authorizeUrl(tenant, { scope: HARMLESS });
  await signInAs(tenant, url, { address: ADA });
  const again = await signInAs(tenant, url, { address: ADA, consent: 'decline' });
  expect(again.kind === 'redirect' && again.params.has('code')).toBe(true);
});

test('prompt=consent asks again', async () => {
  const tenant = await testTenant();
  const url = authorizeUrl(tenant, { scope: HARMLESS, prompt: 'consent' });
  const declined = await signInAs(tenant, url, { address: ADA, consent: 'decline' });
  const accepted = await signInAs(tenant, url, { address: ADA, consent: 'accept' });
  expect(declined.kind === 'redirect' && declined.params.get('error')).toBe('access_denied');
  expect(accepted.kind === 'redirect' && accepted.params.has('code')).toBe(true);
});

test('declining sends access_denied with 65004', async () => {
  const tenant = await newTenant();
  const url = authorizeUrl(tenant, { scope: HARMLESS });
  const end = await signInAs(tenant, url, { address: BEN, consent: 'decline' });
  expect(end.kind === 'redirect' && end.params.get('error_description')).toMatch(/^AADSTS65004: /);
});

test('consent counts for one application only', async () => {
  const tenant = await newTenant();
  await signInAs(tenant, authorizeUrl(tenant, { scope: HARMLESS }), { address: ADA });
  const client_id = tenant.registrations['multiTenant'] ?? '';
  const other = await signInAs(tenant, authorizeUrl(tenant, { scope: HARMLESS, client_id }), {
    address: ADA,
    consent: 'decline',
  });
  expect(other.kind === 'redirect' && other.params.get('error')).toBe('access_denied');
});

test('the owner of a personal account consents to mail alone', async () => {
  const tenant = await newTenant();
  const { clientId } = tenant.foreignClient;
  const end = await signInAs(tenant, authorizeUrl(tenant, { client_id: clientId }, 'consumers'), {
    address: PIA,
  });
  expect(end.kind === 'redirect' && end.params.has('code')).toBe(true);
});

test('shared mailboxes are not for personal accounts', async () => {
  const tenant = await newTenant();
  const { clientId } = tenant.foreignClient;
  const url = authorizeUrl(tenant, { client_id: clientId, scope: 'openid Mail.Read.Shared' }, 'common');
  const end = await signInAs(tenant, url, { address: PIA });
  expect(end.kind === 'redirect' && end.params.get('error')).toBe('invalid_scope');
});

test('the consent page names every permission and escapes what it shows', async () => {
  const tenant = await newTenant();
  const url = authorizeUrl(tenant, { scope: HARMLESS, login_hint: '"><script>alert(1)</script>' });
  const page = await (await tenant.fetch(new Request(url))).text();
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('&lt;script&gt;');
});
