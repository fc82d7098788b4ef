import { describe, expect, test } from 'vitest';
import { signInAs } from '../../fakes/practice-person.ts';
import { DeltaClient, type DeltaPage } from './graph/delta-client.ts';
import {
  ADA,
  askToken,
  authorizeUrl,
  graph,
  graphJson,
  MAIL_SCOPE,
  testTenant,
  tokensFor,
} from './harness.ts';

const restart = (snapshot: unknown) =>
  testTenant({ adminConsented: false, restore: JSON.parse(JSON.stringify(snapshot)) });

async function signedIn() {
  const tenant = await testTenant();
  const tokens = await tokensFor(tenant, { address: ADA });
  return { tenant, tokens };
}

const refreshAt = async (tenant: Awaited<ReturnType<typeof restart>>, refresh_token: string) =>
  (
    await askToken(tenant, {
      client_id: tenant.clientId,
      grant_type: 'refresh_token',
      refresh_token,
      scope: MAIL_SCOPE,
    })
  ).body;

describe('after a restart', () => {
  test('a refresh token goes on, an access token does not', async () => {
    const { tenant, tokens } = await signedIn();
    const again = await restart(tenant.snapshot());
    const fresh = await refreshAt(again, tokens.refresh_token);
    expect((await graph(again, tokens.access_token, '/me')).status).toBe(401);
    expect((await graph(again, fresh.access_token, '/me')).status).toBe(200);
  });

  test('consents hold', async () => {
    const { tenant } = await signedIn();
    const again = await restart(tenant.snapshot());
    const end = await signInAs(again, authorizeUrl(again), { address: ADA, consent: 'decline' });
    expect(end.kind === 'redirect' && end.params.has('code')).toBe(true);
  });

  test('a revoked token stays revoked', async () => {
    const { tenant, tokens } = await signedIn();
    tenant.control.revoke(ADA);
    const again = await restart(tenant.snapshot());
    expect((await refreshAt(again, tokens.refresh_token)).error_codes).toEqual([50173]);
  });

  test('mail, marks and delta links are as they were', async () => {
    const { tenant, tokens } = await signedIn();
    const before = new DeltaClient(tenant, tokens.access_token, { folder: 'inbox', format: 'immutable' });
    await before.round();
    tenant.control.deliver(ADA, 3);
    const { value } = await graphJson<DeltaPage>(
      tenant,
      tokens.access_token,
      '/me/messages?$top=6&$select=id',
    );
    const [first, second, third] = value.map(({ id }) => id);
    await graph(tenant, tokens.access_token, `/me/messages/${first}`, {
      method: 'PATCH',
      body: '{"isRead":true}',
    });
    await graph(tenant, tokens.access_token, `/me/messages/${second}`, { method: 'DELETE' });
    const move = { method: 'POST', body: '{"destinationId":"archive"}' };
    await graph(tenant, tokens.access_token, `/me/messages/${third}/move`, move);
    await before.round();

    const again = await restart(tenant.snapshot());
    again.clock.now += 3_600_000;
    const { access_token } = await refreshAt(again, tokens.refresh_token);
    const after = new DeltaClient(again, access_token, { folder: 'inbox', format: 'immutable' });
    after.link = before.link;
    expect(await after.round()).toEqual([]);
    expect(await after.mailbox()).toEqual(before.summary());
  });

  test('a message written by hand is gone, and delta queries say so', async () => {
    const { tenant, tokens } = await signedIn();
    tenant.control.deliverMessage(ADA, { subject: 'By hand', html: '<p>Hello</p>' });
    const before = new DeltaClient(tenant, tokens.access_token, { folder: 'inbox', format: 'immutable' });
    await before.round();
    const again = await restart(tenant.snapshot());
    const { access_token } = await refreshAt(again, tokens.refresh_token);
    const after = new DeltaClient(again, access_token, { folder: 'inbox', format: 'immutable' });
    after.link = before.link;
    expect(await after.round()).toMatchObject([{ '@removed': { reason: 'deleted' } }]);
  });

  test('other mail than before starts afresh, sign-ins stay', async () => {
    const { tenant, tokens } = await signedIn();
    tenant.control.deliver(ADA, 3);
    const again = await testTenant({ seed: 99, restore: tenant.snapshot() });
    const { access_token } = await refreshAt(again, tokens.refresh_token);
    const inbox = await graphJson(again, access_token, '/me/mailFolders/inbox');
    expect(inbox['totalItemCount']).toBe(40);
  });
});

test.for([null, 'text', {}, { version: 2 }, { version: 1, grants: 'x' }])(
  'a snapshot that cannot be read (%j) counts as a first start',
  async (restore) => {
    const tenant = await testTenant({ restore });
    await expect(tokensFor(tenant, { address: ADA })).resolves.toHaveProperty('access_token');
  },
);

test('a snapshot holds neither token nor mail', async () => {
  const { tenant, tokens } = await signedIn();
  tenant.control.deliverMessage(ADA, { subject: 'A secret subject', text: 'A secret text' });
  await graph(tenant, tokens.access_token, '/me/messages');
  const text = JSON.stringify(tenant.snapshot());
  const { tokens: all, codes, secrets, subjects } = tenant.issued();
  expect(all).toEqual(expect.arrayContaining([tokens.access_token, tokens.refresh_token, tokens.id_token]));
  expect(subjects).toContain('A secret subject');
  expect(codes).toHaveLength(1);
  expect([...all, ...codes, ...secrets, ...subjects].filter((secret) => text.includes(secret))).toEqual([]);
});

test('every change of what a snapshot holds is announced', async () => {
  let changes = 0;
  const tenant = await testTenant({ onChange: () => (changes += 1) });
  const changed = async (act: () => unknown): Promise<boolean> => {
    const before = changes;
    await act();
    return changes > before;
  };
  const { access_token } = await tokensFor(tenant, { address: ADA });
  const [message] = (await graphJson<DeltaPage>(tenant, access_token, '/me/messages?$top=1')).value;
  const patch = { method: 'PATCH', body: '{"isRead":true}' };
  expect(changes).toBeGreaterThan(0);
  expect(await changed(() => tenant.control.deliver(ADA, 1))).toBe(true);
  expect(await changed(() => graph(tenant, access_token, `/me/messages/${message?.id}`, patch))).toBe(true);
  expect(await changed(() => tenant.control.revoke(ADA))).toBe(true);
  expect(await changed(() => graph(tenant, access_token, '/me/messages'))).toBe(false);
});
