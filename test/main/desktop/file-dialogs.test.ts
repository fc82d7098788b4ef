import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Electron } from '../../../main/desktop/electron.ts';
import { createFileDialogs } from '../../../main/desktop/file-dialogs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-dialogs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Every question is answered with this path. */
function dialogsFor(path: string) {
  const dialog = {
    showSaveDialog: async () => ({ canceled: false, filePath: path }),
    showOpenDialog: async () => ({ canceled: false, filePaths: [path] }),
  };
  return createFileDialogs({ dialog } as unknown as Electron, () => null);
}

it.skipIf(process.platform === 'win32')(
  "a file that others could read is nobody else's once a sheet is saved over it",
  async () => {
    const path = join(folder, 'sheet.env');
    writeFileSync(path, 'old');
    chmodSync(path, 0o644);
    expect(await dialogsFor(path).save('sheet.env', 'SECRET=1')).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('SECRET=1');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['sheet.env']);
  },
);

it('what cannot be saved leaves nothing behind, and what is there as it was', async () => {
  const path = join(folder, 'sheet.env');
  writeFileSync(path, 'old');
  // A value no file takes fails in the middle of the work.
  await expect(dialogsFor(path).save('sheet.env', { no: 'content' } as never)).rejects.toThrow();
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['sheet.env']);
});

it('why a file cannot be read is told without its path', async () => {
  const error: unknown = await dialogsFor(join(folder, 'ada', 'gone.json'))
    .open('Open')
    .catch((cause: unknown) => cause);
  expect(String(error)).toBe('Error: The file could not be read (ENOENT).');
});
