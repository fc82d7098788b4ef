import { type FileHandle, rename, rm, writeFile } from 'node:fs/promises';
import type { Problem } from '../../preload/contract.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { netEvidence } from '../diagnosis/net-evidence.ts';
import { NetError } from '../net/net-error.ts';
import { openFree } from './free-file.ts';

export interface SaveOptions {
  path: string;
  body: ReadableStream<Uint8Array> | null;
  signal: AbortSignal;
  /** Bytes written so far. */
  onProgress(bytes: number): void;
}

/**
 * Writes an answer into a file as it comes in: first under a name of its own beside it, so that the
 * file is there whole or not at all. Answers what went wrong, null = nothing.
 */
export async function saveStream({ path, body, signal, onProgress }: SaveOptions): Promise<Problem | null> {
  let part: string | null = null;
  try {
    // Somebody may have a file of that name already.
    const opened = await openFree((attempt) => `${path}${attempt === 1 ? '' : `.${attempt}`}.part`);
    part = opened.path;
    await write(opened.file, body, onProgress);
    signal.throwIfAborted();
    await rename(part, path);
  } catch (error) {
    if (part !== null) await rm(part, { force: true }).catch(() => undefined);
    return signal.aborted ? null : fileProblem(error);
  }
  await markAsForeign(path);
  return null;
}

async function write(file: FileHandle, body: SaveOptions['body'], onProgress: SaveOptions['onProgress']) {
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      await file.write(chunk);
      bytes += chunk.byteLength;
      onProgress(bytes);
    }
  } finally {
    await file.close();
  }
}

/**
 * Tells Windows that the file comes from the internet, so that SmartScreen and Protected View look at
 * it. macOS is told by `LSFileQuarantineEnabled` (electron-builder.yml). Other file systems than NTFS do without.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-fscc/6e3f7352-d11c-4d76-8c39-2516a9df36e8
 */
async function markAsForeign(path: string): Promise<void> {
  if (process.platform !== 'win32') return;
  await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n').catch(() => undefined);
}

/** Why a file could not be written, or its content not be fetched. */
export function fileProblem(error: unknown): Problem {
  if (error instanceof NetError) return diagnose(netEvidence(error));
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  // Node's message names the path, and with it the person.
  const message = `The file could not be written${code ? ` (${code})` : ''}.`;
  return diagnose({
    source: 'app',
    cause: 'file-not-saved',
    facts: { message, ...(code && { code }) },
  });
}
