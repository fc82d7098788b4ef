import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimName } from '../../../main/connections/free-file.ts';
import { saveStream } from '../../../main/connections/save-stream.ts';
import { NetError } from '../../../main/net/net-error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connector-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Sends the pieces, and then ends or breaks. */
function bodyOf(pieces: string[], error?: Error): ReadableStream<Uint8Array> {
  const queue = pieces.map((piece) => new TextEncoder().encode(piece));
  return new ReadableStream({
    pull(controller) {
      const piece = queue.shift();
      if (piece) controller.enqueue(piece);
      else if (error) controller.error(error);
      else controller.close();
    },
  });
}

function save(
  body: ReadableStream<Uint8Array> | null,
  options: { path?: string; signal?: AbortSignal } = {},
) {
  const progress: number[] = [];
  const done = saveStream({
    path: join(folder, 'plan.txt'),
    body,
    signal: new AbortController().signal,
    onProgress: (bytes) => progress.push(bytes),
    ...options,
  });
  return { done, progress };
}

describe('a file that comes in', () => {
  it('is there whole, with its progress told', async () => {
    const { done, progress } = save(bodyOf(['hello ', 'world']));
    expect(await done).toBeNull();
    expect(read('plan.txt')).toBe('hello world');
    expect(progress).toEqual([6, 11]);
    expect(readdirSync(folder)).toEqual(['plan.txt']);
  });

  it('is empty where nothing comes', async () => {
    expect(await save(null).done).toBeNull();
    expect(read('plan.txt')).toBe('');
  });

  it('takes the place of the one a person chose to replace, once it is whole', async () => {
    writeFileSync(join(folder, 'plan.txt'), 'before');
    expect(await save(bodyOf(['half'], new NetError('timeout', 'graph'))).done).toMatchObject({
      cause: expect.any(String),
    });
    expect(read('plan.txt')).toBe('before');
    expect(await save(bodyOf(['after'])).done).toBeNull();
    expect(read('plan.txt')).toBe('after');
  });

  it('leaves alone what has the name that it is written under', async () => {
    writeFileSync(join(folder, 'plan.txt.part'), 'mine');
    expect(await save(bodyOf(['new'])).done).toBeNull();
    expect(read('plan.txt.part')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual(['plan.txt', 'plan.txt.part']);
  });

  it('leaves nothing where it was stopped', async () => {
    const controller = new AbortController();
    const body = bodyOf(['some ', 'more']);
    const done = saveStream({
      path: join(folder, 'plan.txt'),
      body,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(await done).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that it could not be written, without the path', async () => {
    const path = join(folder, 'no', 'such', 'folder', 'plan.txt');
    const problem = await save(bodyOf(['text']), { path }).done;
    expect(problem).toMatchObject({ cause: 'file-not-saved', facts: { code: 'ENOENT' } });
    expect(JSON.stringify(problem)).not.toContain(folder);
  });
});

describe('a name in a folder', () => {
  it('is the first that is free, and taken with that', async () => {
    writeFileSync(join(folder, 'Invoice.pdf'), 'theirs');
    const claims = await Promise.all([1, 2, 3].map(() => claimName(folder, 'Invoice.pdf')));
    expect(claims.map((path) => path.slice(folder.length + 1)).sort()).toEqual([
      'Invoice (2).pdf',
      'Invoice (3).pdf',
      'Invoice (4).pdf',
    ]);
    expect(read('Invoice.pdf')).toBe('theirs');
  });

  it('is refused where the folder is gone', async () => {
    await expect(claimName(join(folder, 'gone'), 'a.txt')).rejects.toThrow('ENOENT');
  });
});
