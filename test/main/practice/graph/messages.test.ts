import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, test } from 'vitest';
import { ADA, GRAPH, graph, graphJson, type TestTenant, testTenant, tokensFor } from '../harness.ts';

interface Message {
  id: string;
  subject: string;
  receivedDateTime: string;
  isRead: boolean;
  hasAttachments: boolean;
  parentFolderId: string;
  body?: { contentType: string; content: string };
  flag: { flagStatus: string };
  [name: string]: unknown;
}

interface Page {
  value: Message[];
  '@odata.nextLink'?: string;
  '@odata.count'?: number;
  error?: { code: string };
}

let tenant: TestTenant;
let token: string;
const get = <T = Page>(path: string, init?: RequestInit) => graphJson<T>(tenant, token, path, init);

beforeAll(async () => {
  tenant = await testTenant({ messages: 60 });
  token = (await tokensFor(tenant, { address: ADA })).access_token;
});

async function everyPage(path: string): Promise<Message[]> {
  const all: Message[] = [];
  for (let next: string | undefined = path; next; ) {
    const page: Page = await get(next);
    all.push(...page.value);
    next = page['@odata.nextLink'];
  }
  return all;
}

describe('a list of messages', () => {
  test('has ten items, newest first, and a link to more', async () => {
    const page = await get('/me/messages');
    const times = page.value.map(({ receivedDateTime }) => receivedDateTime);
    expect(page.value).toHaveLength(10);
    expect(times).toEqual([...times].sort().reverse());
    expect(page['@odata.nextLink']).toMatch(new RegExp(`^${GRAPH}/v1\\.0/me/messages\\?`));
  });

  test('followed to its end shows every message once', async () => {
    const all = await everyPage('/me/mailFolders/inbox/messages?$top=7&$select=subject');
    expect(new Set(all.map(({ id }) => id)).size).toBe(60);
  });

  test('shows the selected properties, the id and the etag', async () => {
    const { value } = await get("/me/mailFolders('Inbox')/messages?$select=subject,isRead&$top=1");
    expect(Object.keys(value[0] ?? {}).sort()).toEqual(['@odata.etag', 'id', 'isRead', 'subject']);
  });

  test('filters and counts', async () => {
    const page = await get('/me/messages?$filter=isRead eq false&$count=true&$top=1000&$select=isRead');
    expect(page.value.every(({ isRead }) => !isRead)).toBe(true);
    expect(page['@odata.count']).toBe(page.value.length);
  });

  test('filters by time together with its order', async () => {
    const [, , third] = (await get('/me/messages?$top=3')).value;
    const since = third?.receivedDateTime ?? '';
    const order = '$orderby=receivedDateTime desc';
    const from = await get(
      `/me/messages?$filter=receivedDateTime ge ${since} and hasAttachments ne true&${order}`,
    );
    const after = await get(`/me/messages?$filter=receivedDateTime gt ${since}&${order}`);
    expect(from.value.length).toBeLessThanOrEqual(3);
    expect(after.value).toHaveLength(2);
  });

  test('searches subject, sender and text', async () => {
    const [first] = (await get("/me/messages?$top=1&$select=subject&$filter=subject ne ''")).value;
    const word = first?.subject.split(' ').at(-1) ?? '';
    const page = await get(`/me/messages?$search="${encodeURIComponent(word)}"&$top=100`);
    expect(page.value.map(({ id }) => id)).toContain(first?.id);
  });

  test.for([
    ['/me/messages?$top=0', 'ErrorInvalidUrlQuery'],
    ['/me/messages?$top=1001', 'ErrorInvalidUrlQuery'],
    ['/me/messages?$select=colour', 'RequestBroker--ParseUri'],
    ['/me/messages?$filter=colour eq true', 'ErrorInvalidUrlQueryFilter'],
    ['/me/messages?$filter=isRead eq false&$orderby=receivedDateTime desc', 'InefficientFilter'],
    ['/me/messages?$search="a"&$filter=isRead eq true', 'SearchWithFilter'],
    ['/me/messages/nonsense', 'ErrorInvalidIdMalformed'],
    ['/me/mailFolders/nonsense/messages', 'ErrorInvalidIdMalformed'],
    ['/me/calendars', 'BadRequest'],
  ] as const)('%s is refused with %s', async ([path, code]) => {
    expect((await get(path)).error?.code).toBe(code);
  });
});

describe('a message', () => {
  test('has a body that a client may want as text', async () => {
    const html = (await everyPage('/me/messages?$top=60')).find(({ body }) => body?.contentType === 'html');
    const text = await get<Message>(`/me/messages/${html?.id}`, {
      headers: { Prefer: 'outlook.body-content-type="text"' },
    });
    expect(text.body?.contentType).toBe('text');
    expect(text.body?.content).not.toContain('<p');
  });

  test('is marked read and flagged by PATCH', async () => {
    const [message] = (await get('/me/messages?$filter=isRead eq false&$top=1')).value;
    const patched = await get<Message>(`/me/messages/${message?.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ isRead: true, flag: { flagStatus: 'flagged' } }),
    });
    expect(patched).toMatchObject({ isRead: true, flag: { flagStatus: 'flagged' } });
    expect(patched['@odata.etag']).not.toBe(message?.['@odata.etag']);
  });

  test('changes the unread count of its folder', async () => {
    const before = await get<{ unreadItemCount: number }>('/me/mailFolders/inbox');
    const [message] = (await get('/me/messages?$filter=isRead eq false&$top=1')).value;
    await get(`/me/messages/${message?.id}`, { method: 'PATCH', body: '{"isRead":true}' });
    const after = await get<{ unreadItemCount: number }>('/me/mailFolders/inbox');
    expect(after.unreadItemCount).toBe(before.unreadItemCount - 1);
  });

  test('keeps its immutable id when it moves and loses the other', async () => {
    const [message] = (await get('/me/messages?$top=1')).value;
    const headers = { Prefer: 'IdType="ImmutableId"' };
    const immutable = (await get<Message>(`/me/messages/${message?.id}`, { headers })).id;
    const body = JSON.stringify({ DestinationId: 'archive' });
    const moved = await get<Message>(`/me/messages/${message?.id}/move`, { method: 'POST', body });
    expect(moved.id).not.toBe(message?.id);
    expect(await get(`/me/messages/${message?.id}`)).toMatchObject({ error: { code: 'ErrorItemNotFound' } });
    expect(await get(`/me/messages/${immutable}`)).toMatchObject({ subject: message?.subject });
  });

  test('goes to Deleted Items first and from there for good', async () => {
    const headers = { Prefer: 'IdType="ImmutableId"' };
    const [message] = (await get('/me/messages?$top=1', { headers })).value;
    const remove = () => graph(tenant, token, `/me/messages/${message?.id}`, { method: 'DELETE' });
    expect((await remove()).status).toBe(204);
    const deleted = await get('/me/mailFolders/deleteditems/messages', { headers });
    expect(deleted.value.map(({ id }) => id)).toContain(message?.id);
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
  });

  test('comes as RFC 822 with the same subject and attachments', async () => {
    const [message] = (await get('/me/messages?$filter=hasAttachments eq true&$top=1')).value;
    const mime = await (await graph(tenant, token, `/me/messages/${message?.id}/$value`)).text();
    const parsed = await PostalMime.parse(mime);
    const list = await get<{ value: { name: string }[] }>(`/me/messages/${message?.id}/attachments`);
    expect(parsed.subject).toBe(message?.subject);
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(list.value.map(({ name }) => name));
  });
});

test('an attachment comes alone, with its bytes, and raw', async () => {
  const [message] = (await get('/me/messages?$filter=hasAttachments eq true&$top=1')).value;
  const base = `/me/messages/${message?.id}/attachments`;
  const list = await get<{ value: Record<string, string>[] }>(
    `${base}?$select=id,name,contentType,size,isInline`,
  );
  const [first] = list.value;
  const one = await get<Record<string, string>>(`${base}/${first?.['id']}`);
  const raw = Buffer.from(
    await (await graph(tenant, token, `${base}/${first?.['id']}/$value`)).arrayBuffer(),
  );
  expect(first).not.toHaveProperty('contentBytes');
  expect(raw.toString('base64')).toBe(one['contentBytes']);
  expect(raw).toHaveLength(Number(first?.['size']));
});

test('folders are listed by level and found by well-known name', async () => {
  const top = await get<{ value: { displayName: string; childFolderCount: number }[] }>(
    '/me/mailFolders?$top=50',
  );
  const inbox = await get<{ id: string; childFolderCount: number }>('/me/mailFolders/inbox');
  const below = await get<{ value: unknown[] }>(`/me/mailFolders/${inbox.id}/childFolders`);
  expect(top.value.map(({ displayName }) => displayName)).toContain('Inbox');
  expect(top.value.map(({ displayName }) => displayName)).not.toContain('Conversation History');
  expect(below.value).toHaveLength(inbox.childFolderCount);
});
