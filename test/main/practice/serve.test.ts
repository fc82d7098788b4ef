import { afterEach, expect, test } from 'vitest';
import { type ServedTenant, serveTenant } from '../../../main/practice/serve.ts';
import { playPerson } from '../../fakes/practice-person.ts';
import { ADA, authorizeUrl, testTenant } from './harness.ts';

let served: ServedTenant | undefined;

afterEach(() => served?.close());

test('one port answers for login and Graph, with links to itself', async () => {
  served = await serveTenant(await testTenant(), { port: 0 });
  const metadata = await (
    await fetch(`${served.origin}/common/v2.0/.well-known/openid-configuration`)
  ).json();
  const me = await fetch(`${served.origin}/v1.0/me`);
  expect(metadata).toMatchObject({ token_endpoint: `${served.origin}/common/oauth2/v2.0/token` });
  expect(me.status).toBe(401);
});

test('behind a TLS front the links say what the front is called', async () => {
  served = await serveTenant(await testTenant(), { port: 0 });
  const response = await fetch(`${served.origin}/common/v2.0/.well-known/openid-configuration`, {
    headers: { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'login.test:8443' },
  });
  expect(await response.json()).toMatchObject({ issuer: 'https://login.test:8443/{tenantid}/v2.0' });
});

test('a person signs in over HTTP', async () => {
  const tenant = await testTenant();
  served = await serveTenant(tenant, { port: 0 });
  const url = authorizeUrl(tenant).replace('https://login.practice.example', served.origin);
  const end = await playPerson((request) => fetch(request), url, { address: ADA });
  expect(end.kind === 'redirect' && end.params.has('code')).toBe(true);
});

test('while switched offline, connections are dropped', async () => {
  const tenant = await testTenant();
  served = await serveTenant(tenant, { port: 0 });
  tenant.control.switches.offline = true;
  await expect(fetch(served.origin)).rejects.toThrow('fetch failed');
  await expect(tenant.fetch(new Request('https://login.practice.example/'))).rejects.toThrow('fetch failed');
  tenant.control.switches.offline = false;
  expect((await fetch(served.origin)).status).toBe(200);
});

test('a body beyond all reason is refused', async () => {
  served = await serveTenant(await testTenant(), { port: 0 });
  const response = await fetch(`${served.origin}/common/login`, {
    method: 'POST',
    body: 'x'.repeat(5_000_000),
  });
  expect(response.status).toBe(413);
});
