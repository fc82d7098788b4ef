import { rm } from 'node:fs/promises';
import type { Problem } from '../../preload/contract.ts';
import type { Download } from '../mailbox/downloads.ts';
import { claimName } from './free-file.ts';
import { fileProblem, saveStream } from './save-stream.ts';

/** Where files go: one to the very path a person chose, or several into a folder, over none that is there. */
export type Target = { path: string } | { folder: string };

export interface SaveFilesOptions {
  files: readonly Download[];
  target: Target;
  signal: AbortSignal;
  /** Bytes of all files written so far, and how many of them are there whole. */
  onProgress(bytes: number, saved: number): void;
}

export interface SavedFiles {
  paths: string[];
  bytes: number;
  /** Of the first that could not be saved; the others were tried all the same. */
  problem: Problem | null;
}

/** Saves one file after the other: Graph serves few requests of a mailbox at a time. */
export async function saveFiles({ files, target, ...how }: SaveFilesOptions): Promise<SavedFiles> {
  const saved: SavedFiles = { paths: [], bytes: 0, problem: null };
  for (const file of files) {
    if (how.signal.aborted) break;
    const before = saved.bytes;
    const onProgress = (bytes: number) => {
      saved.bytes = before + bytes;
      how.onProgress(saved.bytes, saved.paths.length);
    };
    const outcome = await saveOne(file, target, { signal: how.signal, onProgress });
    if ('path' in outcome) saved.paths.push(outcome.path);
    else saved.bytes = before;
    if ('problem' in outcome) saved.problem ??= outcome.problem;
  }
  return saved;
}

type Outcome = { path: string } | { problem: Problem } | { cancelled: true };
type How = Pick<SaveFilesOptions, 'signal'> & { onProgress(bytes: number): void };

async function saveOne(file: Download, target: Target, how: How): Promise<Outcome> {
  const answer = await file.open(how.signal);
  if (how.signal.aborted) return { cancelled: true };
  if (!answer.ok) return { problem: answer.problem };
  const { body } = answer.value;
  if ('path' in target) return save(target.path, body, how);
  let path: string;
  try {
    path = await claimName(target.folder, file.name);
  } catch (error) {
    await body?.cancel();
    return { problem: fileProblem(error) };
  }
  const outcome = await save(path, body, how);
  // The name was taken by an empty file, which must not stay in place of the one that failed.
  if (!('path' in outcome)) await rm(path, { force: true }).catch(() => undefined);
  return outcome;
}

async function save(path: string, body: Response['body'], how: How): Promise<Outcome> {
  const problem = await saveStream({ path, body, ...how });
  if (problem) return { problem };
  return how.signal.aborted ? { cancelled: true } : { path };
}
