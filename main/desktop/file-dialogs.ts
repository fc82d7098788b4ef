import { open, rename, rm } from 'node:fs/promises';
import type { BrowserWindow } from 'electron';
import type { Files } from '../connections/files.ts';
import { openFree } from '../connections/free-file.ts';
import type { Electron } from './electron.ts';

/** Requests, answers and configurations are small; anything larger is something else. */
const MAX_BYTES = 1_000_000;

/** File choosers of the operating system: the page never sees a path. */
export function createFileDialogs(electron: Electron, parent: () => BrowserWindow | null): Files {
  async function read(title: string): Promise<Uint8Array | null> {
    const options = { title, properties: ['openFile' as const] };
    const window = parent();
    const { canceled, filePaths } = window
      ? await electron.dialog.showOpenDialog(window, options)
      : await electron.dialog.showOpenDialog(options);
    const [path] = filePaths;
    return canceled || !path ? null : readSmall(path);
  }

  return {
    async save(suggestedName, content) {
      const options = { defaultPath: suggestedName };
      const window = parent();
      const { canceled, filePath } = window
        ? await electron.dialog.showSaveDialog(window, options)
        : await electron.dialog.showSaveDialog(options);
      if (canceled || !filePath) return false;
      await writeWhole(filePath, content);
      return true;
    },
    async open(title) {
      const bytes = await read(title);
      return bytes && Buffer.from(bytes).toString('utf8');
    },
    read,
  };
}

/**
 * Writes beside the file first, so that one that is there already is replaced as a whole or not at all. It may
 * hold a secret the person asked for: nobody else on this computer may read it, whatever they could before.
 */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const { path: part, file } = await openFree(
    (attempt) => `${path}${attempt === 1 ? '' : `.${attempt}`}.part`,
    0o600,
  );
  try {
    await file.writeFile(content).finally(() => file.close());
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Node's message names the path, and with it the person. */
async function readSmall(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The file could not be read (${error.code ?? 'unknown'}).`);
  });
  try {
    const buffer = Buffer.alloc(MAX_BYTES + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    if (bytesRead > MAX_BYTES) throw new Error('The file is larger than 1 MB.');
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
