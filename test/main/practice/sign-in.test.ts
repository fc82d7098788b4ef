import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { signInAs } from '../../fakes/practice-person.ts';
import { ADA, authorizeUrl, graphJson, testTenant, tokensFor } from './harness.ts';

test('a person signs in on the pages and their token opens their mailbox', async () => {
  const tenant = await testTenant();
  const tokens = await tokensFor(tenant, { address: ADA });
  const me = await graphJson(tenant, tokens.access_token, '/me');
  const page = await graphJson<{ value: { subject: string }[]; '@odata.nextLink': string }>(
    tenant,
    tokens.access_token,
    '/me/mailFolders/inbox/messages?$top=5',
  );
  expect(me).toMatchObject({ mail: ADA, userPrincipalName: ADA });
  expect(page.value).toHaveLength(5);
  expect(page['@odata.nextLink']).toContain('%24skip=5');
  expect(decodeJwt(tokens.id_token)).toMatchObject({ preferred_username: ADA, tid: tenant.tenantId });
});

test('the state comes back with the code', async () => {
  const tenant = await testTenant();
  const end = await signInAs(tenant, authorizeUrl(tenant), { address: ADA });
  expect(end.kind === 'redirect' && end.url.href).toContain('http://localhost:8123/?code=');
  expect(end.kind === 'redirect' && end.params.get('state')).toBe('state-1');
});

test('everybody who signs in has the same password, which is said once', async () => {
  const { people } = await testTenant();
  const passwords = people.map(({ password }) => password).filter((password) => password !== '');
  expect(new Set(passwords).size).toBe(1);
});
