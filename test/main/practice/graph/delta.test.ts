import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADA, graph, graphJson, type TestTenant, testTenant, tokensFor } from '../harness.ts';
import { DeltaClient, type DeltaPage, type Format } from './delta-client.ts';

async function signedIn(messages = 25) {
  const tenant = await testTenant({ messages });
  const { access_token } = await tokensFor(tenant, { address: ADA });
  return { tenant, token: access_token };
}

const INBOX = '/me/mailFolders/inbox/messages/delta';

describe('the first round', () => {
  test('shows the folder in pages and ends with a delta link', async () => {
    const { tenant, token } = await signedIn();
    const client = new DeltaClient(tenant, token, { folder: 'inbox', format: 'immutable' });
    await client.round();
    expect(client.items.size).toBe(25);
    expect(client.pages).toBeGreaterThan(2);
  });

  test('takes a time to begin at', async () => {
    const { tenant, token } = await signedIn();
    const list = await graphJson<DeltaPage>(tenant, token, '/me/messages?$top=5&$select=receivedDateTime');
    const since = String(list.value.at(-1)?.['receivedDateTime']);
    const page = await graphJson<DeltaPage>(tenant, token, `${INBOX}?$filter=receivedDateTime ge ${since}`);
    expect(page.value).toHaveLength(5);
  });

  test('ends after 5,000 messages when it is filtered', async () => {
    const { tenant, token } = await signedIn(5200);
    const client = new DeltaClient(tenant, token, {
      folder: 'inbox',
      format: 'immutable',
      pageSize: 1000,
      query: '$filter=receivedDateTime ge 2000-01-01T00:00:00Z&$select=subject',
    });
    await client.round();
    expect(client.items.size).toBe(5000);
  });

  test.for([
    '$filter=isRead eq true',
    '$orderby=subject',
    '$search="x"',
    '$select=colour',
    '$deltatoken=nonsense',
  ])('refuses %s', async (query) => {
    const { tenant, token } = await signedIn();
    expect((await graph(tenant, token, `${INBOX}?${query}`)).status).toBe(400);
  });
});

describe('a later round', () => {
  test('is empty when nothing happened', async () => {
    const { tenant, token } = await signedIn();
    const client = new DeltaClient(tenant, token, { folder: 'inbox', format: 'mutable' });
    await client.round();
    expect(await client.round()).toEqual([]);
  });

  test('names only what changed of a message', async () => {
    const { tenant, token } = await signedIn();
    const client = new DeltaClient(tenant, token, { folder: 'inbox', format: 'mutable' });
    await client.round();
    const [id] = client.items.keys();
    await graph(tenant, token, `/me/messages/${id}`, { method: 'PATCH', body: '{"isRead":true}' });
    const [change] = await client.round();
    expect(Object.keys(change ?? {}).sort()).toEqual(['@odata.etag', '@odata.type', 'id', 'isRead']);
  });

  test('tells moved from deleted', async () => {
    const { tenant, token } = await signedIn();
    const client = new DeltaClient(tenant, token, { folder: 'deleteditems', format: 'immutable' });
    await client.round();
    const page = await graphJson<DeltaPage>(tenant, token, '/me/messages?$top=2&$select=id', {
      headers: { Prefer: 'IdType="ImmutableId"' },
    });
    const [moved = '', removed = ''] = page.value.map(({ id }) => id);
    for (const id of [moved, removed]) await graph(tenant, token, `/me/messages/${id}`, { method: 'DELETE' });
    await client.round();
    await graph(tenant, token, `/me/messages/${removed}`, { method: 'DELETE' });
    await graph(tenant, token, `/me/messages/${moved}/move`, {
      method: 'POST',
      body: '{"destinationId":"inbox"}',
    });
    const changes = await client.round();
    const reasons = Object.fromEntries(changes.map((change) => [change.id, change['@removed']?.reason]));
    expect(reasons).toEqual({ [moved]: 'changed', [removed]: 'deleted' });
  });

  test('keeps to the kinds of change that were asked for', async () => {
    const { tenant, token } = await signedIn();
    const client = new DeltaClient(tenant, token, {
      folder: 'inbox',
      format: 'mutable',
      query: 'changeType=created',
    });
    await client.round();
    const [id] = client.items.keys();
    await graph(tenant, token, `/me/messages/${id}`, { method: 'DELETE' });
    tenant.control.deliver(ADA, 1);
    expect(await client.round()).toHaveLength(1);
  });
});

test('a lost sync state answers 410 and says where to begin again', async () => {
  const { tenant, token } = await signedIn();
  const client = new DeltaClient(tenant, token, { folder: 'inbox', format: 'mutable' });
  await client.round();
  tenant.control.loseSyncState(ADA);
  const response = await graph(tenant, token, client.link);
  expect(response.status).toBe(410);
  expect(await response.json()).toMatchObject({ error: { code: 'SyncStateNotFound' } });
  expect((await graph(tenant, token, response.headers.get('Location') ?? '')).status).toBe(200);
});

type Action = { kind: 'deliver' | 'read' | 'flag' | 'archive' | 'back' | 'delete' | 'sync'; pick: number };

const actions = fc.array(
  fc.record({
    kind: fc.constantFrom<Action['kind']>('deliver', 'read', 'flag', 'archive', 'back', 'delete', 'sync'),
    pick: fc.nat(1000),
  }),
  { maxLength: 25 },
);

async function act(tenant: TestTenant, token: string, { kind, pick }: Action): Promise<void> {
  if (kind === 'deliver') return tenant.control.deliver(ADA, 1 + (pick % 3));
  const folder = kind === 'back' ? 'archive' : 'inbox';
  const path = `/me/mailFolders/${folder}/messages?$top=1000&$select=isRead,flag`;
  const { value } = await graphJson<DeltaPage>(tenant, token, path);
  const message = value[pick % Math.max(1, value.length)];
  if (!message) return;
  const send = (method: string, suffix: string, body?: object) =>
    graph(tenant, token, `/me/messages/${message.id}${suffix}`, {
      method,
      body: body ? JSON.stringify(body) : null,
    });
  if (kind === 'read') await send('PATCH', '', { isRead: !message['isRead'] });
  if (kind === 'flag') await send('PATCH', '', { flag: { flagStatus: pick % 2 ? 'flagged' : 'notFlagged' } });
  if (kind === 'archive') await send('POST', '/move', { destinationId: 'archive' });
  if (kind === 'back') await send('POST', '/move', { destinationId: 'inbox' });
  if (kind === 'delete') await send('DELETE', '');
}

test.for(['mutable', 'immutable'] as const)(
  'whatever happens, a client that follows %s delta links ends up with the mailbox',
  async (format: Format) => {
    await fc.assert(
      fc.asyncProperty(actions, fc.boolean(), async (steps, unsettled) => {
        const { tenant, token } = await signedIn(12);
        tenant.control.unsettleDelta(unsettled);
        const clients = ['inbox', 'archive', 'deleteditems'].map(
          (folder) => new DeltaClient(tenant, token, { folder, format, pageSize: 3 }),
        );
        for (const step of steps) {
          if (step.kind === 'sync') for (const client of clients) await client.page();
          else await act(tenant, token, step);
        }
        for (const client of clients) {
          await client.round();
          await client.round();
          expect(client.summary()).toEqual(await client.mailbox());
        }
      }),
      { numRuns: 25 },
    );
  },
);
