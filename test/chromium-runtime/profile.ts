import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** Makes a fresh Chromium profile and removes those that killed processes left behind. */
export function createProfile(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) removeProfile(join(tmpdir(), name));
  }
  const path = join(tmpdir(), `${PREFIX}${process.pid}-${crypto.randomUUID().slice(0, 8)}`);
  mkdirSync(join(path, 'Default'), { recursive: true, mode: 0o700 });
  writeFileSync(join(path, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
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
