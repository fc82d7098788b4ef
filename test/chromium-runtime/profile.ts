import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'mailbox-connector-chromium-';

/** Whether a process with this id runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Makes a fresh Chromium profile and removes those that killed processes left behind. */
export function createProfile(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) removeProfile(join(tmpdir(), name));
  }
  const path = join(tmpdir(), `${PREFIX}${process.pid}-${crypto.randomUUID().slice(0, 8)}`);
  mkdirSync(path, { mode: 0o700 });
  return path;
}

/** Removes a profile; Chromium may still be writing, so what cannot be removed now waits for the next start. */
export function removeProfile(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // The next start sweeps it up.
  }
}
