import { beforeEach, describe, expect, it } from 'vitest';
import { createLiveMail, type LiveMail } from '../../../main/connections/live-mail.ts';
import { createGraphClient } from '../../../main/mailbox/graph-client.ts';
import { memoryLinks } from '../../../main/mailbox/links.ts';
import { createMailbox } from '../../../main/mailbox/mailbox.ts';
import { createSync } from '../../../main/mailbox/sync.ts';
import type { Sync } from '../../../main/mailbox/sync-types.ts';
import { createNet } from '../../../main/net/net.ts';
import { success } from '../../../main/result.ts';
import type { ListView } from '../../../preload/contract.ts';
import { SEARCH_FOLDER } from '../../../preload/mail-limits.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { ADA, GRAPH, START, type TestTenant, testTenant, tokensFor } from '../practice/harness.ts';

const WRITE = 'openid profile offline_access User.Read Mail.ReadWrite';
const ALL: ListView = { filters: [], grouped: false, expanded: [] };
const MESSAGES = 40;

let tenant: TestTenant;
let sync: Sync;
let mail: LiveMail;
let refuses: (path: string) => Response | undefined;

beforeEach(async () => {
  const clock = new FakeClock(START);
  refuses = () => undefined;
  tenant = await testTenant({ messages: MESSAGES, now: () => clock.now() });
  const { access_token: accessToken } = await tokensFor(tenant, { address: ADA }, { scope: WRITE });
  const net = createNet({ fetch: () => Promise.reject(new TypeError('no network')), clock: new FakeClock() });
  net.route(new URL(GRAPH).host, {
    fetch: async (request) => refuses(new URL(request.url).pathname) ?? tenant.fetch(request),
  });
  const token = async () => success({ accessToken });
  const graph = createGraphClient({ origin: GRAPH, net, token, now: () => clock.now() });
  const mailbox = createMailbox({ graph, mailbox: 'me' });
  const links = memoryLinks();
  const marks = {
    get: (folder: string) => links.get('c', folder),
    set: (folder: string, mark: Parameters<typeof links.set>[2]) => links.set('c', folder, mark),
  };
  const quiet = { onChange: () => {}, onEvent: () => {}, onNewMail: () => {} };
  const how = { pace: () => ({ ms: 15_000 }), random: () => 0.5, paused: true };
  ({ sync, mail } = createLiveMail({
    graph,
    root: '/me',
    mailbox,
    clock,
    onChange: () => {},
    startSync: (filter) => createSync({ mailbox, clock, filter, marks, ...quiet, ...how }),
  }));
  mail.show(true);
  sync.resume();
  await synced();
});

async function synced(): Promise<void> {
  do await sync.syncNow();
  while (mail.view().open.hasMore);
}

const rows = (view: ListView = ALL, folder = 'inbox') =>
  mail.list(folder, { view, offset: 0, limit: 500 }).items;
const idOf = (wellKnown: string) =>
  mail.view().folders.find((folder) => folder.wellKnown === wellKnown)?.id ?? '';

describe('the mail of a connection', () => {
  it('lists a folder whichever of its names is used', () => {
    expect(rows()).toHaveLength(MESSAGES);
    expect(rows(ALL, idOf('inbox')).map(({ id }) => id)).toEqual(rows().map(({ id }) => id));
    expect(mail.ids('inbox', { view: ALL, offset: 1, limit: 2 })).toEqual([rows()[1]?.id, rows()[2]?.id]);
  });

  it('shows a mark at once, under a filter too, and a round does not undo it', async () => {
    const [first] = rows({ ...ALL, filters: ['unread'] });
    const id = first?.id ?? '';
    const work = mail.change('a1', { kind: 'read', ids: [id], on: true });
    expect(rows({ ...ALL, filters: ['unread'] }).some((row) => row.id === id)).toBe(false);
    expect(await work).toEqual(success({ done: 1, failed: null }));
    await synced();
    expect(rows().find((row) => row.id === id)?.isRead).toBe(true);
  });

  it('moves what is deleted to Deleted Items, and brings it back', async () => {
    const id = rows()[0]?.id ?? '';
    const work = mail.change('a1', { kind: 'move', ids: [id], to: 'deleteditems' });
    expect(rows().some((row) => row.id === id)).toBe(false);
    await work;
    mail.open(idOf('deleteditems'));
    await synced();
    expect(rows(ALL, 'deleteditems').map((row) => row.id)).toContain(id);
    expect(await mail.undo('a1')).toMatchObject({ ok: true, value: { done: 1, failed: null } });
    mail.open('inbox');
    await synced();
    expect(rows().some((row) => row.id === id)).toBe(true);
  });

  it('takes back what Microsoft refuses, and says why', async () => {
    refuses = (path) =>
      path.endsWith('/$batch')
        ? Response.json({ error: { code: 'ErrorAccessDenied', message: 'no' } }, { status: 403 })
        : undefined;
    const before = rows().map(({ id, isFlagged }) => [id, isFlagged]);
    const id = rows().find(({ isFlagged }) => !isFlagged)?.id ?? '';
    const outcome = await mail.change('a1', { kind: 'flag', ids: [id], on: true });
    expect(outcome).toMatchObject({ ok: true, value: { done: 0, failed: { count: 1 } } });
    expect(rows().map((row) => [row.id, row.isFlagged])).toEqual(before);
  });
});

describe('a search', () => {
  it('is a list of its own, in which changes are shown as everywhere', async () => {
    const word = /\p{L}{6,}/u.exec(rows()[3]?.subject ?? '')?.[0] ?? '';
    await mail.search(word, null);
    expect(mail.view().search).toMatchObject({ text: word, status: 'done', folderId: null });
    const found = rows(ALL, SEARCH_FOLDER);
    expect(found.length).toBeGreaterThan(0);
    const id = found.find((row) => row.id === rows()[3]?.id)?.id ?? '';
    await mail.change('a1', { kind: 'flag', ids: [id], on: true });
    expect(rows(ALL, SEARCH_FOLDER).find((row) => row.id === id)?.isFlagged).toBe(true);
    expect(rows().find((row) => row.id === id)?.isFlagged).toBe(true);
  });

  it('ends the one before, and with the folder that is opened', async () => {
    const first = mail.search('nothing has this word', null);
    await Promise.all([first, mail.search('e', 'inbox')]);
    expect(mail.view().search).toMatchObject({ text: 'e', status: 'done' });
    mail.open(idOf('archive'));
    expect(mail.view().search).toBeNull();
    expect(rows(ALL, SEARCH_FOLDER)).toEqual([]);
  });

  it('says that it failed, and keeps what was found', async () => {
    refuses = () => Response.json({ error: { code: 'ErrorAccessDenied', message: 'no' } }, { status: 403 });
    await mail.search('invoice', null);
    expect(mail.view().search).toMatchObject({
      status: 'failed',
      found: 0,
      problem: { title: expect.any(String) },
    });
  });
});
