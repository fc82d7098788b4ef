import { describe, expect, it } from 'vitest';
import { createDownloads } from '../../../main/mailbox/downloads.ts';
import { FakeGraph, never, type Reply } from './fake-graph.ts';

const FILE = '#microsoft.graph.fileAttachment';
const ITEM = '#microsoft.graph.itemAttachment';
const LINK = '#microsoft.graph.referenceAttachment';

function mailbox(...replies: Reply[]) {
  const graph = new FakeGraph(...replies);
  return { graph, downloads: createDownloads(graph.client(), '/me') };
}

const attachment = (id: string, name: string, type = FILE, size = 10) => ({
  id,
  name,
  size,
  '@odata.type': type,
});

describe('what can be saved', () => {
  it('is named by the server, fit for a file system, with its danger', async () => {
    const { downloads } = mailbox(attachment('a', '../../invoice.pdf.exe'));
    const found = await downloads.attachment('m', 'a', never);
    expect(found).toMatchObject({ ok: true, value: { name: 'invoice.pdf.exe', size: 10 } });
    expect(found.ok && found.value.danger).toContain('program');
  });

  it('is fetched when it is opened, and not before', async () => {
    const { graph, downloads } = mailbox(attachment('a/b', 'plan.pdf'), new Response('content'));
    const found = await downloads.attachment('m', 'a/b', never);
    expect(graph.requests).toHaveLength(1);
    const answer = found.ok && (await found.value.open(never));
    expect(answer && (answer.ok ? await answer.value.text() : null)).toBe('content');
    expect(new URL(graph.requests[1]?.url ?? '').pathname).toBe(
      '/v1.0/me/messages/m/attachments/a%2Fb/$value',
    );
  });

  it('is an .eml file where a message is attached; nobody knows its size', async () => {
    const { downloads } = mailbox(attachment('a', 'Re: order 4711', ITEM, 900));
    expect(await downloads.attachment('m', 'a', never)).toMatchObject({
      value: { name: 'Re_ order 4711.eml', size: null, danger: null },
    });
  });

  it('is not a link to a file in the cloud', async () => {
    const { downloads } = mailbox(attachment('a', 'Plan.docx', LINK));
    expect(await downloads.attachment('m', 'a', never)).toMatchObject({ ok: false });
  });

  it('are those attachments that were asked for, without links', async () => {
    const all = [attachment('a', 'a.txt'), attachment('b', 'b.txt'), attachment('c', 'c.docx', LINK)];
    const { graph, downloads } = mailbox({ value: all });
    const found = await downloads.attachments('m', ['a', 'c', 'unknown'], never);
    expect(found.ok && found.value.map(({ name }) => name)).toEqual(['a.txt']);
    expect(graph.requests).toHaveLength(1);
  });

  it.each([
    ['Offer: 50 % off?', 'Offer_ 50 % off_.eml'],
    ['a/b\\c', 'a-b-c.eml'],
    ['', 'Message.eml'],
    [null, 'Message.eml'],
  ])('is the message “%s” as %s', async (subject, name) => {
    const { downloads } = mailbox({ subject });
    expect(await downloads.message('m', never)).toMatchObject({ value: { name, size: null } });
  });

  it('is not there where Graph refuses', async () => {
    const { downloads } = mailbox(
      Response.json({ error: { code: 'ErrorItemNotFound', message: 'gone' } }, { status: 404 }),
    );
    expect(await downloads.message('m', never)).toMatchObject({
      ok: false,
      problem: { cause: 'message-not-found' },
    });
  });
});
