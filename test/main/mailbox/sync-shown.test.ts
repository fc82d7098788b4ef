import { describe, expect, it } from 'vitest';
import { failed } from './fake-mailbox.ts';
import { settle, setUp, setUpSynced } from './sync-world.ts';

describe('a folder', () => {
  async function withArchive() {
    const world = await setUpSynced();
    for (let index = 0; index < 7; index++) world.mailbox.put(`a${index}`, index, {}, 'archive');
    await world.sync.syncNow();
    world.mailbox.calls.length = 0;
    return world;
  }

  it('is loaded at once when it is opened, by its id or its name, and followed beside the inbox', async () => {
    const { sync, mailbox, turn, ids } = await withArchive();
    sync.open('id-archive');
    expect(sync.mail().open).toMatchObject({ folderId: 'id-archive', loaded: 0, loading: 'first', total: 7 });
    await settle();
    expect(ids('archive')).toEqual(mailbox.sorted('archive').map(({ id }) => id));
    expect(ids('id-archive')).toEqual(ids('archive'));
    mailbox.calls.length = 0;
    mailbox.put('new', 99, {}, 'archive');
    await turn(15_000);
    expect(mailbox.calls).toEqual(['delta link', 'archive: delta link', 'folders']);
    expect(ids('archive')[0]).toBe('new');
    expect(sync.mail().folders.map(({ id, total }) => [id, total])).toEqual([
      ['id-inbox', 12],
      ['id-archive', 8],
    ]);
  });

  it('that is not among those that are shown is told of once, and in the view as long as it is so', async () => {
    const { sync, mailbox, events } = await withArchive();
    const cuts = () => events.filter(({ kind }) => kind === 'folders-cut');
    expect(sync.mail().hasMoreFolders).toBe(false);
    mailbox.hasMoreFolders = true;
    await sync.syncNow();
    expect(sync.mail().hasMoreFolders).toBe(true);
    mailbox.hasMoreFolders = false;
    await sync.syncNow();
    expect(sync.mail().hasMoreFolders).toBe(false);
    mailbox.hasMoreFolders = true;
    await sync.syncNow();
    expect(cuts()).toEqual([{ kind: 'folders-cut', shown: 2 }]);
  });

  it('is kept for a while after another one was opened, and then let go', async () => {
    const { sync, turn, ids, clock } = await withArchive();
    sync.open('archive');
    await settle();
    sync.open('inbox');
    await turn(9 * 60_000);
    expect(ids('archive')).toHaveLength(7);
    await turn(60_000);
    expect(ids('archive')).toEqual([]);
    expect(ids()).toHaveLength(12);
    expect(clock.pending).toBe(1);
  });

  it('that somebody deletes gives way to the inbox', async () => {
    const { sync, mailbox, turn } = await withArchive();
    sync.open('archive');
    await settle();
    const delta = mailbox.delta;
    mailbox.delta = async (folder, from, options) =>
      folder === 'archive' ? failed('message-not-found', undefined, 404) : delta(folder, from, options);
    await turn(15_000);
    expect(sync.view().status).toEqual({ kind: 'ok' });
    expect(sync.mail().open.folderId).toBe('id-inbox');
  });

  it('that cannot be read does not keep the inbox from its turn', async () => {
    const { sync, mailbox, turn, ids } = await withArchive();
    const delta = mailbox.delta;
    mailbox.delta = async (folder, from, options) =>
      folder === 'archive' ? failed('service-outage') : delta(folder, from, options);
    sync.open('archive');
    mailbox.put('new', 99);
    await turn(15_000);
    expect(ids()[0]).toBe('new');
    expect(sync.view().status.kind).toBe('offline');
  });
});

describe('a mailbox that is not on screen', () => {
  it('holds no messages, but knows its counters and what is new', async () => {
    const { sync, mailbox, turn, newMail } = await setUpSynced({ hidden: true });
    expect(sync.rows('inbox')).toBeNull();
    expect(sync.view().inbox).toMatchObject({ loaded: 0, hasMore: false, loading: 'none', total: 12 });
    mailbox.put('new', 99);
    await turn(59_999);
    expect(mailbox.calls).toEqual([]);
    await turn(1);
    expect(mailbox.calls).toEqual(['delta link', 'counts']);
    expect(newMail).toEqual([1]);
    expect(sync.view().inbox).toMatchObject({ loaded: 0, total: 13 });
  });

  it('is loaded when it comes on screen, and let go a while after it left', async () => {
    const { sync, turn, ids } = await setUpSynced({ hidden: true });
    sync.show(true);
    expect(sync.view().inbox).toMatchObject({ loading: 'first', total: 12 });
    await settle();
    expect(ids()).toHaveLength(12);
    sync.show(false);
    await turn(10 * 60_000);
    expect(sync.rows('inbox')).toBeNull();
  });

  it('learns after a restart what is new since, and asks for nothing else', async () => {
    const mark = { link: 'link 12', newest: Date.UTC(2026, 0, 1, 0, 11) };
    const { mailbox, turn, newMail, links } = setUp({ hidden: true, mark });
    mailbox.put('new', 20);
    await turn(0);
    expect(mailbox.calls).toEqual(['counts', 'delta link']);
    expect(newMail).toEqual([1]);
    expect(links.get('c', 'inbox')).toEqual({ link: 'link 13', newest: Date.UTC(2026, 0, 1, 0, 20) });
  });

  it('does not tell again after a restart what it told before', async () => {
    const mark = { link: 'link 3', newest: Date.UTC(2026, 0, 1, 0, 11) };
    const { turn, newMail } = setUp({ hidden: true, mark });
    await turn(0);
    expect(newMail).toEqual([]);
  });
});

describe('battery and lock', () => {
  it('hold the rounds back until they are over', async () => {
    const { sync, mailbox, turn, held, kinds } = await setUpSynced();
    held.by = 'battery';
    sync.paceChanged();
    expect(sync.view()).toMatchObject({ status: { kind: 'paused', by: 'battery' }, nextSync: null });
    await turn(3_600_000);
    expect(mailbox.calls).toEqual([]);
    held.by = null;
    sync.paceChanged();
    await settle();
    expect(mailbox.calls).toEqual(['folders', 'delta link']);
    expect(kinds()).toEqual(['paused', 'resumed']);
  });

  it('give way to a person who asks', async () => {
    const { sync, mailbox, held } = await setUpSynced();
    held.by = 'locked';
    sync.paceChanged();
    await sync.syncNow();
    expect(mailbox.calls).toEqual(['folders', 'delta link']);
    expect(sync.view().status).toEqual({ kind: 'paused', by: 'locked' });
  });
});
