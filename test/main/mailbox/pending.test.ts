import { beforeEach, describe, expect, it } from 'vitest';
import { Pending } from '../../../main/mailbox/pending.ts';
import { changeOf, marksOf, type RowItem } from '../../../main/mailbox/row.ts';
import { MemoryFolders, row as summary } from './memory-rows.ts';

let folders: MemoryFolders;
let doubts: string[];
let pending: Pending;

const row = (id: string, changes = {}) => changeOf(summary(id, changes));

/** What the synchronisation does with what the server tells. */
const told = (folder: string, ...items: RowItem[]) =>
  folders.folder(folder)?.apply(pending.filter(folder, items));
const toldRemoved = (folder: string, id: string) => told(folder, { id, reason: 'changed' });

beforeEach(() => {
  folders = new MemoryFolders('inbox', 'archive');
  folders.folder('inbox')?.apply([row('a'), row('b')]);
  doubts = [];
  pending = new Pending(folders, (id) => doubts.push(id));
});

describe('a mark', () => {
  beforeEach(() => pending.mark('1', summary('a'), { isRead: true }));

  it('is shown at once and survives an older state of the server', () => {
    expect(folders.shown()['a']).toBe('inbox');
    told('inbox', { ...marksOf('a', { isRead: false }), subject: 'New subject' });
    expect(folders.shown()['a']).toBe('inbox');
    expect(folders.find('a')?.row.subject).toBe('New subject');
  });

  it('is forgotten once the server repeats it: its next word counts', () => {
    pending.settleMarks('1', 'a', { isRead: true });
    told('inbox', marksOf('a', { isRead: true }));
    expect(pending.size).toBe(0);
    told('inbox', marksOf('a', { isRead: false }));
    expect(folders.shown()['a']).toBe('inbox unread');
  });

  it('is taken back when it failed, to what the server said meanwhile', () => {
    told('inbox', marksOf('a', { isFlagged: true }));
    pending.rollBack('1', 'a');
    expect(folders.shown()['a']).toBe('inbox unread flagged');
    expect(pending.size).toBe(0);
  });

  it('that the server contradicts is doubtful, and what is read decides', () => {
    pending.settleMarks('1', 'a', { isRead: true });
    told('inbox', marksOf('a', { isRead: false }));
    expect(doubts).toEqual(['a']);
    expect(folders.shown()['a']).toBe('inbox');
    pending.correct('a', { isRead: false, isFlagged: true, folder: 'inbox' });
    expect(folders.shown()['a']).toBe('inbox unread');
  });

  it('that was contradicted before the server took it is doubtful too', () => {
    told('inbox', marksOf('a', { isRead: false }));
    expect(doubts).toEqual([]);
    pending.settleMarks('1', 'a', { isRead: true });
    expect(doubts).toEqual(['a']);
  });

  it('keeps the newest of two actions, and falls back to the one that was taken', () => {
    pending.mark('2', summary('a', { isRead: true }), { isRead: false });
    pending.settleMarks('1', 'a', { isRead: true });
    expect(folders.shown()['a']).toBe('inbox unread');
    pending.rollBack('2', 'a');
    expect(folders.shown()['a']).toBe('inbox');
  });

  it('is shown wherever the message is, also in what a search found', () => {
    folders.folder('archive')?.apply([row('a')]);
    pending.rollBack('1', 'a');
    pending.mark('2', summary('a'), { isFlagged: true });
    expect(folders.folder('archive')?.get('a')?.isFlagged).toBe(true);
  });
});

describe('a move', () => {
  beforeEach(() => pending.move('1', summary('a'), { from: 'inbox', to: 'archive' }));

  it('is shown at once and survives an older state of both folders', () => {
    expect(folders.shown()['a']).toBe('archive unread');
    told('inbox', row('a', { isRead: true }));
    toldRemoved('archive', 'a');
    expect(folders.shown()).toEqual({ a: 'archive', b: 'inbox unread' });
  });

  it('is forgotten once the server shows it in its new folder', () => {
    pending.settleMove('1', 'a', 'archive');
    toldRemoved('inbox', 'a');
    told('archive', row('a'));
    expect(pending.size).toBe(0);
    toldRemoved('archive', 'a');
    expect(folders.shown()['a']).toBeUndefined();
  });

  it('is taken back when it failed, with what changed meanwhile', () => {
    told('inbox', marksOf('a', { isFlagged: true }));
    pending.rollBack('1', 'a');
    expect(folders.shown()['a']).toBe('inbox unread flagged');
  });

  it('that failed does not bring back a message that somebody else deleted', () => {
    toldRemoved('inbox', 'a');
    pending.rollBack('1', 'a');
    expect(folders.shown()['a']).toBeUndefined();
  });

  it('into a folder that is not loaded comes back from there', () => {
    pending.rollBack('1', 'a');
    pending.move('2', summary('a'), { from: 'inbox', to: 'elsewhere' });
    expect(folders.shown()['a']).toBeUndefined();
    pending.move('undo', summary('a'), { from: 'elsewhere', to: 'inbox' });
    expect(folders.shown()['a']).toBe('inbox unread');
  });

  it('that the server contradicts is doubtful, and what is read decides', () => {
    pending.settleMove('1', 'a', 'archive');
    toldRemoved('archive', 'a');
    expect(doubts).toEqual(['a']);
    pending.correct('a', { isRead: false, isFlagged: false, folder: 'inbox' });
    expect(folders.shown()['a']).toBe('inbox unread');
  });

  it('of a message that turns out to be gone shows it nowhere', () => {
    pending.correct('a', null);
    expect(folders.shown()).toEqual({ b: 'inbox unread' });
    expect(pending.size).toBe(0);
  });
});
