import { beforeEach, describe, expect, it } from 'vitest';
import { type Actions, createActions } from '../../../main/mailbox/actions.ts';
import { createGraphClient } from '../../../main/mailbox/graph-client.ts';
import { changeOf, marksOf } from '../../../main/mailbox/row.ts';
import { createNet } from '../../../main/net/net.ts';
import { success } from '../../../main/result.ts';
import { FakeClock } from '../../fakes/clock.ts';
import {
  ADA,
  GRAPH,
  graphJson,
  OLGA,
  START,
  type TestTenant,
  testTenant,
  tokensFor,
} from '../practice/harness.ts';
import { MemoryFolders, place, row } from './memory-rows.ts';

interface Listed {
  id: string;
  isRead: boolean;
  flag: { flagStatus: string };
}

const WRITE = 'openid profile offline_access User.Read Mail.ReadWrite';
const IMMUTABLE = { Prefer: 'IdType="ImmutableId"' };

let tenant: TestTenant;
let clock: FakeClock;
let token: string;
let folders: MemoryFolders;
let actions: Actions;
let inbox: string;
let archive: string;
let ids: string[];
let batches: number;
let waits: (number | null)[];

const get = <T>(path: string) => graphJson<T>(tenant, token, path, { headers: IMMUTABLE });

/** Place and marks of every message on the server, as `MemoryFolders.shown` tells them. */
async function onServer(): Promise<Record<string, string>> {
  const all: [string, string][] = [];
  for (const folder of folders.folders.keys()) {
    const path = `/me/mailFolders/${folder}/messages?$select=isRead,flag&$top=1000`;
    for (const { id, isRead, flag } of (await get<{ value: Listed[] }>(path)).value) {
      all.push([id, place(folder, { isRead, isFlagged: flag.flagStatus === 'flagged' })]);
    }
  }
  return Object.fromEntries(all.sort());
}

async function open({ address = ADA, scope = WRITE, adminConsented = true } = {}): Promise<void> {
  clock = new FakeClock(START);
  tenant = await testTenant({ messages: 30, adminConsented, now: () => clock.now() });
  token = (await tokensFor(tenant, { address }, { scope })).access_token;
  const net = createNet({ fetch: () => Promise.reject(new TypeError('no network')), clock: new FakeClock() });
  batches = 0;
  net.route(new URL(GRAPH).host, {
    fetch(request) {
      if (request.url.endsWith('/$batch')) batches += 1;
      return tenant.fetch(request);
    },
  });
  const graph = createGraphClient({
    origin: GRAPH,
    net,
    token: async () => success({ accessToken: token }),
    now: () => clock.now(),
  });
  const idOf = async (name: string) => (await get<{ id: string }>(`/me/mailFolders/${name}`)).id;
  [inbox, archive] = [await idOf('inbox'), await idOf('archive')];
  folders = new MemoryFolders(inbox, archive);
  const page = await get<{ value: Listed[] }>('/me/mailFolders/inbox/messages?$select=isRead,flag&$top=100');
  folders
    .folder(inbox)
    ?.apply(
      page.value.map(({ id, isRead, flag }) =>
        changeOf(row(id, { isRead, isFlagged: flag.flagStatus === 'flagged' })),
      ),
    );
  ids = page.value.map(({ id }) => id);
  waits = [];
  actions = createActions({
    graph,
    root: '/me',
    clock,
    rows: folders,
    find: folders.find,
    onChange: () => {},
    onWait: (until) => waits.push(until),
  });
}

const unread = () => ids.filter((id) => folders.find(id)?.row.isRead === false);
const first = (count: number) => ids.slice(0, count);

/** Turns the clock whenever something waits for it. */
async function settled<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const end = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    if (clock.pending > 0) clock.turn(1000);
  }
  return end;
}

beforeEach(() => open());

describe('an action', () => {
  it('is shown at once and done on the server, 20 messages a batch', async () => {
    await actions.perform('all-unread', { kind: 'read', ids, on: false });
    batches = 0;
    const work = actions.perform('1', { kind: 'read', ids, on: true });
    expect(unread()).toEqual([]);
    expect(await work).toEqual(success({ done: 30, failed: null }));
    expect(batches).toBe(2);
    expect(await onServer()).toEqual(folders.shown());
  });

  it('leaves out messages that are like that already', async () => {
    await actions.perform('1', { kind: 'flag', ids: first(3), on: true });
    expect(await actions.perform('2', { kind: 'flag', ids: first(4), on: true })).toMatchObject({
      value: { done: expect.toSatisfy((done: number) => done <= 1) },
    });
  });

  it('moves messages and is undone to where they were', async () => {
    const before = await onServer();
    const work = actions.perform('1', { kind: 'move', ids: first(2), to: archive });
    expect(first(2).map((id) => folders.find(id)?.folder)).toEqual([archive, archive]);
    await work;
    expect(await onServer()).toEqual(folders.shown());
    expect(await actions.undo('1')).toEqual(success({ done: 2, failed: null }));
    expect(await onServer()).toEqual(before);
    expect(folders.shown()).toEqual(before);
  });

  it('is undone while it is still under way', async () => {
    const before = folders.shown();
    void actions.perform('1', { kind: 'move', ids: first(2), to: archive });
    const undone = actions.undo('1');
    expect(folders.shown()).toEqual(before);
    await undone;
    expect(await onServer()).toEqual(before);
  });

  it('is undone for each message to what it was before', async () => {
    const before = folders.shown();
    await actions.perform('1', { kind: 'read', ids, on: false });
    await actions.undo('1');
    expect(folders.shown()).toEqual(before);
    expect(await onServer()).toEqual(before);
  });

  it('can be undone once', async () => {
    await actions.perform('1', { kind: 'flag', ids: first(1), on: true });
    await actions.undo('1');
    expect((await actions.undo('1')).ok).toBe(false);
  });

  it('out of a folder that is not loaded comes back as it was', async () => {
    const before = folders.shown();
    const trash = (await get<{ id: string }>('/me/mailFolders/deleteditems')).id;
    await actions.perform('1', { kind: 'move', ids: first(1), to: trash });
    expect(folders.find(ids[0] ?? '')).toBeUndefined();
    await actions.undo('1');
    expect(folders.shown()).toEqual(before);
  });
});

describe('an action that meets trouble', () => {
  it('waits as long as single messages are asked to, and sends only those again', async () => {
    tenant.control.throttle(3, 4);
    const outcome = await settled(actions.perform('1', { kind: 'move', ids: first(5), to: archive }));
    expect(outcome).toEqual(success({ done: 5, failed: null }));
    expect(batches).toBe(2);
    expect(waits).toEqual([START + 4000, null]);
    expect(await onServer()).toEqual(folders.shown());
  });

  it('is taken back when the service asks for more patience than a person has', async () => {
    const before = folders.shown();
    tenant.control.throttle(100, 90);
    const outcome = await actions.perform('1', { kind: 'move', ids: first(2), to: archive });
    expect(outcome).toMatchObject({
      value: { done: 0, failed: { count: 2, problem: { cause: 'throttled' } } },
    });
    expect(folders.shown()).toEqual(before);
  });

  it('is taken back without a network', async () => {
    const before = folders.shown();
    tenant.control.switches.offline = true;
    const outcome = await actions.perform('1', { kind: 'move', ids: first(2), to: archive });
    expect(outcome).toMatchObject({ value: { failed: { count: 2, problem: { cause: 'offline-or-dns' } } } });
    expect(folders.shown()).toEqual(before);
  });

  it('is taken back where writing is not permitted', async () => {
    await open({ address: OLGA, scope: 'openid profile User.Read Mail.Read', adminConsented: false });
    const before = folders.shown();
    const outcome = await actions.perform('1', { kind: 'move', ids: first(1), to: archive });
    expect(outcome).toMatchObject({
      value: { failed: { problem: { facts: { code: 'ErrorAccessDenied' } } } },
    });
    expect(folders.shown()).toEqual(before);
  });

  it('keeps what worked, drops what is gone, and undoes only the former', async () => {
    const [gone = '', kept = ''] = ids;
    const path = `https://graph.practice.example/v1.0/me/messages/${gone}`;
    const headers = { Authorization: `Bearer ${token}` };
    for (let times = 0; times < 2; times += 1) {
      await tenant.fetch(new Request(path, { method: 'DELETE', headers }));
    }
    const outcome = await actions.perform('1', { kind: 'move', ids: [gone, kept], to: archive });
    expect(outcome).toMatchObject({
      value: { done: 1, failed: { count: 1, problem: { cause: 'message-not-found' } } },
    });
    expect(folders.find(gone)).toBeUndefined();
    expect(await actions.undo('1')).toEqual(success({ done: 1, failed: null }));
    expect(await onServer()).toEqual(folders.shown());
  });

  it('gives up without a word when the connection is taken away', async () => {
    tenant.control.throttle(100, 5);
    const work = actions.perform('1', { kind: 'flag', ids: first(1), on: true });
    await new Promise((resolve) => setImmediate(resolve));
    actions.dispose();
    expect(await work).toEqual(success({ done: 0, failed: null }));
    expect(clock.pending).toBe(0);
  });
});

it('a message in doubt is read, and shown as it really is', async () => {
  const [id = ''] = unread();
  await actions.perform('1', { kind: 'read', ids: [id], on: true });
  const headers = { Authorization: `Bearer ${token}` };
  const url = `https://graph.practice.example/v1.0/me/messages/${id}`;
  await tenant.fetch(new Request(url, { method: 'PATCH', headers, body: '{"isRead":false}' }));
  folders.folder(inbox)?.apply(actions.pending.filter(inbox, [marksOf(id, { isRead: false })]));
  expect(folders.find(id)?.row.isRead).toBe(true);
  await expect.poll(() => folders.find(id)?.row.isRead).toBe(false);
});
