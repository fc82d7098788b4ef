import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths.mjs';

const POLL_MS = 100;

/**
 * Does `work` while no other process does work of the same name for this checkout. The lock is kept
 * outside of `node_modules`, which an installation deletes, and dies with its owner.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const checkout = createHash('sha256').update(ROOT).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `mailbox-connector-${checkout}-${name}.lock`);
  while (!tryLock(file)) await sleep(POLL_MS);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isOwnerAlive(file)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file */
function isOwnerAlive(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Between creation and writing the file is empty: somebody is just taking it.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
