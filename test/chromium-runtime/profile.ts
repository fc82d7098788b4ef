import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'mailbox-connector-chromium-';

/**
 * What Chromium does beyond showing pages, and Electron does not: connecting ahead of a request (which no
 * interception would see), looking up what is typed, keeping passwords and forms.
 */
const PREFERENCES = {
  net: { network_prediction_options: 2 },
  search: { suggest_enabled: false },
  alternate_error_pages: { enabled: false },
  safebrowsing: { enabled: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
};

/** Whether a process with this id runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A folder for Chromium to keep things in. */
export interface Profile {
  path: string;
  /** Kept from run to run, as Electron does; else it is gone with its process. */
  isKept: boolean;
}

/** Takes the profile in this folder, or makes a fresh one and removes those that killed processes left behind. */
export function openProfile(folder: string | undefined): Profile {
  if (!folder) return { path: createProfile(), isKept: false };
  if (!existsSync(join(folder, 'Default'))) prepare(folder);
  // Of the process before: it would be taken for the port of this one.
  rmSync(join(folder, 'DevToolsActivePort'), { force: true });
  return { path: folder, isKept: true };
}

function createProfile(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) removeProfile(join(tmpdir(), name));
  }
  const path = join(tmpdir(), `${PREFIX}${process.pid}-${crypto.randomUUID().slice(0, 8)}`);
  prepare(path);
  return path;
}

function prepare(path: string): void {
  mkdirSync(join(path, 'Default'), { recursive: true, mode: 0o700 });
  writeFileSync(join(path, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
}

/** Removes a profile that is not kept. */
export function closeProfile({ path, isKept }: Profile): void {
  if (!isKept) removeProfile(path);
}

/** Chromium may still be writing, so what cannot be removed now waits for the next start. */
function removeProfile(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // The next start sweeps it up.
  }
}
