import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createState, type StateStore } from '../../../main/connections/state.ts';
import { createTransfers, type SavePlaces, type Transfers } from '../../../main/connections/transfers.ts';
import type { Download } from '../../../main/mailbox/downloads.ts';
import { failure, success } from '../../../main/result.ts';
import { appState, problem } from '../../fakes/app-state.ts';
import { FakeClock } from '../../fakes/clock.ts';

let folder: string;
let state: StateStore;
let transfers: Transfers;
let files: Download[];
let places: { file: string | null; folder: string | null; answer: 'save' | 'leave-out' | 'cancel' };
let asked: string[];
let shown: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connector-transfers-'));
  state = createState(appState());
  places = { file: join(folder, 'chosen.txt'), folder, answer: 'save' };
  asked = [];
  shown = [];
  files = [];
  const desktop: SavePlaces = {
    async chooseFile(name) {
      asked.push(`file ${name}`);
      return places.file;
    },
    async chooseFolder() {
      asked.push('folder');
      return places.folder;
    },
    async confirmDanger(dangerous, hasOthers) {
      asked.push(`danger ${dangerous.map(({ name }) => name)}${hasOthers ? ' of others' : ''}`);
      return places.answer;
    },
    showInFolder: (path) => shown.push(path),
  };
  const one = async () => {
    const [file] = files;
    return file ? success(file) : failure(problem('message-not-found'));
  };
  transfers = createTransfers({
    state,
    clock: new FakeClock(),
    places: desktop,
    downloads: (id) =>
      id === 'gone' ? undefined : { attachment: one, message: one, attachments: async () => success(files) },
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, changes: Partial<Download> = {}): Download {
  return {
    name,
    danger: null,
    size: 4,
    open: async () => success(new Response(`${name.slice(0, 3)}!`)),
    ...changes,
  };
}

/** Never comes to its end by itself. */
function endless(name: string): Download {
  return file(name, {
    open: async (signal) =>
      success(
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(new Uint8Array(2));
              signal.addEventListener('abort', () => controller.error(signal.reason));
            },
          }),
        ),
      ),
  });
}

const list = () => state.get().transfers;
/** Until no transfer is running. */
async function ended(): Promise<void> {
  while (list().some(({ status }) => status === 'running')) await new Promise((done) => setImmediate(done));
}

describe('one file', () => {
  it('goes where the person wants it, and can be shown there', async () => {
    files = [file('plan.txt')];
    expect(await transfers.saveAttachment('c1', 'm', 'a')).toEqual(success({ started: true }));
    await ended();
    expect(readFileSync(join(folder, 'chosen.txt'), 'utf8')).toBe('pla!');
    const [one] = list();
    expect(one).toMatchObject({ name: 'chosen.txt', status: 'done', files: 1, saved: 1, bytes: 4, total: 4 });
    transfers.show(one?.id ?? '');
    expect(shown).toEqual([join(folder, 'chosen.txt')]);
    transfers.close(one?.id ?? '');
    expect(list()).toEqual([]);
  });

  it('is asked about first where it can do harm', async () => {
    files = [file('run.exe', { danger: 'This is a program.' })];
    places.answer = 'cancel';
    expect(await transfers.saveAttachment('c1', 'm', 'a')).toEqual(success({ started: false }));
    expect(asked).toEqual(['danger run.exe']);
    places.answer = 'save';
    await transfers.saveAttachment('c1', 'm', 'a');
    await ended();
    expect(asked.slice(1)).toEqual(['danger run.exe', 'file run.exe']);
  });

  it('is not saved where no place was chosen', async () => {
    files = [file('plan.txt')];
    places.file = null;
    expect(await transfers.saveMessage('c1', 'm')).toEqual(success({ started: false }));
    expect(list()).toEqual([]);
  });

  it('says what failed', async () => {
    files = [file('plan.txt', { open: async () => failure(problem('offline-or-dns')) })];
    await transfers.saveMessage('c1', 'm');
    await ended();
    expect(list()[0]).toMatchObject({ status: 'failed', saved: 0, problem: { cause: 'offline-or-dns' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing behind when it is stopped', async () => {
    files = [endless('plan.txt')];
    await transfers.saveMessage('c1', 'm');
    transfers.close(list()[0]?.id ?? '');
    await ended();
    expect(list()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cannot come from a connection that is gone', async () => {
    expect(await transfers.saveMessage('gone', 'm')).toMatchObject({ ok: false });
  });
});

describe('all attachments', () => {
  const saveAll = () => transfers.saveAttachments('c1', 'm', ['a', 'b', 'c']);

  it('go into one folder under names that are free', async () => {
    writeFileSync(join(folder, 'plan.txt'), 'mine');
    files = [file('plan.txt'), file('plan.txt'), file('note.txt')];
    expect(await saveAll()).toEqual(success({ started: true }));
    await ended();
    expect(readdirSync(folder).sort()).toEqual(['note.txt', 'plan (2).txt', 'plan (3).txt', 'plan.txt']);
    expect(readFileSync(join(folder, 'plan.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'plan (3).txt'), 'utf8')).toBe('pla!');
    expect(asked).toEqual(['folder']);
    expect(list()).toMatchObject([{ status: 'done', files: 3, saved: 3, bytes: 12, total: 12 }]);
  });

  it('can leave out what can do harm', async () => {
    files = [file('run.exe', { danger: 'A program.' }), file('note.txt')];
    places.answer = 'leave-out';
    await saveAll();
    await ended();
    expect(asked).toEqual(['danger run.exe of others', 'folder']);
    expect(readdirSync(folder)).toEqual(['note.txt']);
  });

  it('are saved as far as it goes, and the failure is told', async () => {
    files = [
      file('a.txt'),
      file('b.txt', { size: null, open: async () => failure(problem('offline-or-dns')) }),
      file('c.txt'),
    ];
    await saveAll();
    await ended();
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'c.txt']);
    expect(list()).toMatchObject([
      { status: 'failed', files: 3, saved: 2, total: null, problem: { cause: 'offline-or-dns' } },
    ]);
  });

  it('keep what was whole when they are stopped', async () => {
    files = [file('a.txt'), endless('b.txt'), file('c.txt')];
    await saveAll();
    while (readdirSync(folder).length < 3) await new Promise((done) => setImmediate(done));
    const [one] = list();
    transfers.close(one?.id ?? '');
    await ended();
    expect(readdirSync(folder)).toEqual(['a.txt']);
    expect(list()).toMatchObject([{ status: 'stopped', saved: 1, files: 3, bytes: 4 }]);
    transfers.close(one?.id ?? '');
    expect(list()).toEqual([]);
  });

  it('leave no empty file in place of one that could not be written', async () => {
    rmSync(folder, { recursive: true });
    files = [file('a.txt'), file('b.txt')];
    await saveAll();
    await ended();
    expect(list()).toMatchObject([{ status: 'failed', saved: 0, problem: { cause: 'file-not-saved' } }]);
  });
});
