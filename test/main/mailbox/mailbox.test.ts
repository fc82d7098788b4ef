import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageSchema } from '../../../preload/contract.ts';
import { FakeGraph, never, ORIGIN } from './fake-graph.ts';

const ROW = {
  id: 'AAA=',
  conversationId: 'c1',
  subject: 'Hello',
  from: { emailAddress: { name: 'Ann', address: 'ann@contoso.com' } },
  bodyPreview: 'Hi',
  receivedDateTime: '2026-08-22T10:00:00Z',
  isRead: false,
  hasAttachments: true,
  flag: { flagStatus: 'flagged' },
  importance: 'high',
};
const READ = {
  id: 'AAA=',
  conversationId: 'c1',
  subject: 'Hello',
  from: { name: 'Ann', address: 'ann@contoso.com' },
  preview: 'Hi',
  receivedAt: Date.UTC(2026, 7, 22, 10),
  isRead: false,
  hasAttachments: true,
  isFlagged: true,
  importance: 'high',
};
const PNG = btoa('not really a picture');

describe('a mailbox', () => {
  it("reads the newest page of the signer's own inbox", async () => {
    const graph = new FakeGraph({ value: [ROW], '@odata.nextLink': `${ORIGIN}/v1.0/next` });
    const answer = await graph.mailbox().newest('inbox', never);
    expect(answer).toEqual({ ok: true, value: [{ ...READ, round: 0 }] });
    const { pathname, searchParams } = graph.url(0);
    expect(pathname).toBe('/v1.0/me/mailFolders/inbox/messages');
    expect(searchParams.get('$top')).toBe('50');
    expect(searchParams.get('$orderby')).toBe('receivedDateTime desc');
    expect(searchParams.get('$select')).toContain('bodyPreview');
  });

  it('addresses any other mailbox by name, which cannot leave its place in the URL', async () => {
    const graph = new FakeGraph(
      { unreadItemCount: 1, totalItemCount: 2 },
      { unreadItemCount: 1, totalItemCount: 2 },
    );
    expect(await graph.mailbox('support@contoso.com').counts('inbox', never)).toEqual({
      ok: true,
      value: { unread: 1, total: 2 },
    });
    expect(graph.url(0).pathname).toBe('/v1.0/users/support%40contoso.com/mailFolders/inbox');
    await graph.mailbox('../../me?x=https://evil.example/').counts('inbox', never);
    expect(graph.url(1).pathname.endsWith('/mailFolders/inbox')).toBe(true);
    expect(graph.url(1).pathname.startsWith('/v1.0/users/..%2F')).toBe(true);
  });

  it('names the signer', async () => {
    const graph = new FakeGraph({ id: 'o1', mail: null, userPrincipalName: 'a@contoso.com', extra: 1 });
    expect(await graph.mailbox('support@contoso.com').me(never)).toEqual({
      ok: true,
      value: { id: 'o1', mail: null, userPrincipalName: 'a@contoso.com' },
    });
    expect(graph.url(0).pathname).toBe('/v1.0/me');
  });

  it('takes properties that are missing or odd as not said, and insists on an id', async () => {
    const odd = { id: 'x', subject: 7, from: { emailAddress: {} }, isRead: 'yes', importance: 'urgent' };
    const graph = new FakeGraph({ value: [{ ...odd, receivedDateTime: 'May' }] });
    const answer = await graph.mailbox().newest('inbox', never);
    const said = answer.ok ? Object.entries(answer.value[0] ?? {}) : [];
    expect(Object.fromEntries(said.filter(([, value]) => value !== undefined))).toEqual({
      id: 'x',
      from: { name: '', address: '' },
      round: 0,
    });
  });

  it('bounds previews, and reads those in any script', async () => {
    const graph = new FakeGraph({
      value: [
        { ...ROW, bodyPreview: 'é'.repeat(300) },
        { ...ROW, id: 'b', bodyPreview: '漢'.repeat(300) },
      ],
    });
    const answer = await graph.mailbox().newest('inbox', never);
    expect(answer).toMatchObject({
      value: [{ preview: 'é'.repeat(255) }, { preview: '漢'.repeat(255) }],
    });
  });
});

describe('delta', () => {
  const page = (from: 'start' | { link: string }, graph: FakeGraph, pageSize = 500) =>
    graph.mailbox().delta('inbox', from, { pageSize, signal: never });

  it('asks for the whole folder, newest first, and then follows links as they are', async () => {
    const graph = new FakeGraph(
      { value: [ROW], '@odata.nextLink': `${ORIGIN}/v1.0/d?$skiptoken=1` },
      { value: [], '@odata.deltaLink': `${ORIGIN}/v1.0/d?$deltatoken=3` },
    );
    expect(await page('start', graph, 50)).toEqual({
      ok: true,
      value: { items: [{ ...READ, round: 0 }], next: `${ORIGIN}/v1.0/d?$skiptoken=1` },
    });
    expect(await page({ link: `${ORIGIN}/v1.0/d?$skiptoken=1` }, graph)).toEqual({
      ok: true,
      value: { items: [], end: `${ORIGIN}/v1.0/d?$deltatoken=3` },
    });
    const { pathname, searchParams } = graph.url(0);
    expect(pathname).toBe('/v1.0/me/mailFolders/inbox/messages/delta');
    expect(searchParams.get('$orderby')).toBe('receivedDateTime desc');
    expect(searchParams.get('$filter')).toBeNull();
    expect(graph.requests.map((request) => request.headers.get('prefer'))).toEqual([
      'IdType="ImmutableId", odata.maxpagesize=50',
      'IdType="ImmutableId", odata.maxpagesize=500',
    ]);
  });

  it('keeps a partial update partial, and tells both reasons of a removal', async () => {
    const graph = new FakeGraph({
      value: [
        { id: 'a', isRead: true },
        { id: 'b', subject: null },
        { id: 'c', '@removed': { reason: 'deleted' } },
        { id: 'd', '@removed': { reason: 'changed' } },
      ],
      '@odata.deltaLink': 'x',
    });
    expect(await page({ link: `${ORIGIN}/v1.0/d` }, graph)).toMatchObject({
      ok: true,
      value: {
        items: [
          { id: 'a', isRead: true, subject: undefined },
          { id: 'b', isRead: undefined, subject: '' },
          { id: 'c', reason: 'deleted' },
          { id: 'd', reason: 'changed' },
        ],
      },
    });
  });

  it('says so when the sync state is gone', async () => {
    const graph = new FakeGraph(Response.json({ error: { code: 'SyncStateNotFound' } }, { status: 410 }));
    expect(await page({ link: `${ORIGIN}/v1.0/d` }, graph)).toMatchObject({
      ok: false,
      problem: { cause: 'sync-state-expired' },
    });
  });

  it.each([
    ['has no way on', { value: [] }],
    ['leads back to itself', { value: [], '@odata.nextLink': `${ORIGIN}/v1.0/d` }],
    ['has an item without an id', { value: [{ subject: 'x' }], '@odata.deltaLink': 'x' }],
    ['has no list', { '@odata.deltaLink': 'x' }],
  ])('refuses a page that %s', async (_, body) => {
    expect((await page({ link: `${ORIGIN}/v1.0/d` }, new FakeGraph(body))).ok).toBe(false);
  });
});

describe('message', () => {
  const opened = {
    ...ROW,
    hasAttachments: false,
    toRecipients: [{ emailAddress: { name: '', address: 'me@contoso.com' } }],
    ccRecipients: [],
    body: { contentType: 'html', content: '<img src="cid:logo@1">' },
  };
  const row = { id: 'i1', name: 'logo.png', contentType: 'image/png', size: 20, isInline: true };

  it('opens one message with its inline image and lists its other attachments', async () => {
    const pdf = { id: 'p1', name: 'bill.pdf', contentType: 'application/pdf', size: 3000, isInline: false };
    const graph = new FakeGraph(opened, { value: [row, pdf] }, { contentId: '<logo@1>', contentBytes: PNG });
    const answer = await graph.mailbox().message('AAA=/+', never);
    expect(graph.url(0).pathname).toBe('/v1.0/me/messages/AAA%3D%2F%2B');
    expect(graph.url(1).searchParams.get('$select')).not.toContain('contentBytes');
    expect(answer.ok && messageSchema.parse(answer.value)).toEqual({
      ...READ,
      receivedAt: '2026-08-22T10:00:00.000Z',
      hasAttachments: false,
      to: [{ name: 'me@contoso.com', address: 'me@contoso.com' }],
      cc: [],
      bodyType: 'html',
      body: '<img src="cid:logo@1">',
      attachments: [
        {
          id: 'p1',
          name: 'bill.pdf',
          kind: 'file',
          danger: null,
          contentType: 'application/pdf',
          size: 3000,
        },
      ],
      webLink: null,
      inlineImages: { 'logo@1': `data:image/png;base64,${PNG}` },
    });
  });

  it('asks for no attachments where there are none', async () => {
    const graph = new FakeGraph({ ...opened, body: { contentType: 'text', content: 'plain' } });
    expect(await graph.mailbox().message('a', never)).toMatchObject({
      ok: true,
      value: { bodyType: 'text', attachments: [] },
    });
    expect(graph.requests).toHaveLength(1);
  });

  it.each([
    ['an SVG', { ...row, contentType: 'image/svg+xml' }],
    ['an image over 2 MB', { ...row, size: 2 * 1024 * 1024 + 1 }],
  ])('does not fetch %s', async (_what, attachment) => {
    const graph = new FakeGraph(opened, { value: [attachment] });
    const answer = await graph.mailbox().message('a', never);
    expect(graph.requests).toHaveLength(2);
    expect(answer).toMatchObject({ ok: true, value: { inlineImages: {}, attachments: [{ id: 'i1' }] } });
  });

  it('fetches at most 8 MB of images, and trusts no declared size', async () => {
    const images = Array.from({ length: 6 }, (_, index) => ({
      ...row,
      id: `i${index}`,
      size: 2 * 1024 * 1024,
    }));
    const file = (index: number) => ({ contentId: `c${index}`, contentBytes: PNG });
    const graph = new FakeGraph(opened, { value: images }, file(0), file(1), file(2), {
      contentId: 'c3',
      contentBytes: 'A'.repeat(4 * 1024 * 1024),
    });
    const answer = await graph.mailbox().message('a', never);
    expect(graph.requests).toHaveLength(6);
    expect(answer.ok && Object.keys(answer.value.inlineImages)).toEqual(['c0', 'c1', 'c2']);
    expect(answer.ok && answer.value.attachments.map(({ id }) => id)).toEqual(['i3', 'i4', 'i5']);
  });

  it('leaves out an image that fails or is no base64, and still opens the message', async () => {
    const second = { ...row, id: 'i2' };
    const bad = { contentId: 'x', contentBytes: '"><script>' };
    const graph = new FakeGraph(opened, { value: [row, second] }, bad, new Response('', { status: 500 }));
    expect(await graph.mailbox().message('a', never)).toMatchObject({
      ok: true,
      value: { inlineImages: {} },
    });
  });

  it('keeps to the contract for any answer that Graph could give', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.object(),
        fc.object(),
        fc.constantFrom(null, 'html', 3),
        async (message, attachment, type) => {
          const body = { contentType: type, content: 'cid:' };
          const graph = new FakeGraph(
            { ...message, id: 'a', body },
            { value: [{ ...attachment, id: 'b' }] },
            attachment,
          );
          const answer = await graph.mailbox().message('a', never);
          if (answer.ok) messageSchema.parse(answer.value);
        },
      ),
    );
  });
});
