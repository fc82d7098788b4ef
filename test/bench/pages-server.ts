/**
 * A process of its own that has all pages of one delta round of the practice tenant ready as bytes, so
 * that a bench measures the client. Tells its parent the port; ends with it.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ADA, GRAPH, testTenant, tokensFor } from '../main/practice/harness.ts';

const [messages = '', select = '', size = ''] = process.argv.slice(2);
const pageSize = Number(size);
/** Different messages: beyond them the same ones come again under other ids and dates. */
const PATTERNS = 1000;

type Message = Record<string, unknown> & { id: string };
interface Page {
  value: Message[];
  '@odata.nextLink'?: string;
}

const pages = new Map<string, Buffer>();
const patterns = await readPatterns();
const first = `${GRAPH}/v1.0/me/mailFolders/inbox/messages/delta`;
const count = Math.ceil(Number(messages) / pageSize);
for (let page = 0; page < count; page++) {
  const value = Array.from({ length: pageSize }, (_, row) => messageAt(page * pageSize + row));
  const isLast = page === count - 1;
  const link = isLast
    ? { '@odata.deltaLink': `${first}?$deltatoken=end` }
    : { '@odata.nextLink': `${first}?$skiptoken=${page + 1}` };
  pages.set(page === 0 ? 'first' : `${page}`, Buffer.from(JSON.stringify({ value, ...link })));
}

/** Messages as the practice tenant writes them. */
async function readPatterns(): Promise<Message[]> {
  const tenant = await testTenant({ messages: PATTERNS });
  const { access_token } = await tokensFor(tenant, { address: ADA });
  const headers = {
    Authorization: `Bearer ${access_token}`,
    Prefer: 'IdType="ImmutableId", odata.maxpagesize=1000',
  };
  const url = `${GRAPH}/v1.0/me/mailFolders/inbox/messages/delta?$select=${select}`;
  const response = await tenant.fetch(new Request(url, { headers }));
  if (!response.ok) throw new Error(`the practice tenant answered ${response.status}`);
  return ((await response.json()) as Page).value;
}

/** The ids differ at their end and the dates go back in time, as in a real folder. */
function messageAt(index: number): Message {
  const pattern = patterns[index % patterns.length] as Message;
  const mark = index.toString(36).padStart(6, '0');
  return {
    ...pattern,
    id: `${pattern.id.slice(0, -10)}${mark}AAA=`,
    conversationId: `${String(pattern['conversationId']).slice(0, -9)}${mark}AA=`,
    receivedDateTime: new Date(Date.UTC(2026, 0, 1) - index * 60_000).toISOString().replace('.000', ''),
  };
}

const FOLDERS = Buffer.from(JSON.stringify({ value: [], responses: [] }));

const server = createServer((request, response) => {
  const isDelta = request.url?.includes('/messages/delta') === true;
  const page = isDelta ? pages.get(tokenOf(`${GRAPH}${request.url}`)) : FOLDERS;
  response.writeHead(page ? 200 : 404, { 'Content-Type': 'application/json' }).end(page);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

/** The first page is asked for with whatever query. */
function tokenOf(link: string): string {
  return new URL(link).searchParams.get('$skiptoken') ?? 'first';
}
