import { type FileHandle, open } from 'node:fs/promises';
import { join, parse } from 'node:path';

/** Names that are tried; nobody has so many files of one name, and each try asks the file system. */
const ATTEMPTS = 1000;

/**
 * Makes a file that was not there, of the first name that is free. Made and found free in one step, so
 * that no other program's file is ever written over.
 * @param nameOf the path of the n-th attempt, from 1
 * @param mode who may read and write it; absent: as the person's other files
 */
export async function openFree(
  nameOf: (attempt: number) => string,
  mode?: number,
): Promise<{ path: string; file: FileHandle }> {
  for (let attempt = 1; ; attempt += 1) {
    const path = nameOf(attempt);
    try {
      return { path, file: await open(path, 'wx', mode) };
    } catch (error) {
      if (attempt === ATTEMPTS || !isTaken(error)) throw error;
    }
  }
}

/** Takes a name in a folder by an empty file: `Invoice.pdf`, or `Invoice (2).pdf` where that is taken. */
export async function claimName(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = parse(name);
  const { path, file } = await openFree((attempt) =>
    join(folder, attempt === 1 ? name : `${stem} (${attempt})${ext}`),
  );
  await file.close();
  return path;
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // Windows says EPERM of a folder of that name.
  return code === 'EEXIST' || code === 'EISDIR' || code === 'EPERM';
}
