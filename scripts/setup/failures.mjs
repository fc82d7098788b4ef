import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../lib/paths.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Whether to try something that has failed before: once a day, since each attempt costs a start its
 * seconds, or when the person says so (CONNECTOR_RETRY_ELECTRON=1 for Electron).
 * @param {string} name what is tried, with its version: another version is another attempt
 * @param {boolean} [insist]
 */
export function isAttemptDue(name, insist = false) {
  const file = fileOf(name);
  return insist || !existsSync(file) || isOld(JSON.parse(readFileSync(file, 'utf8')).at, Date.now());
}

/**
 * @param {number} at milliseconds since the epoch
 * @param {number} now likewise
 */
export function isOld(at, now) {
  return now - at >= DAY_MS;
}

/**
 * @param {string} name
 * @param {string | null} reason null when it worked: there is nothing to remember
 */
export function rememberOutcome(name, reason) {
  if (reason === null) return rmSync(fileOf(name), { force: true });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(fileOf(name), JSON.stringify({ at: Date.now(), reason }));
}

/** @param {string} name */
function fileOf(name) {
  return join(CACHE, `failed-${name}.json`);
}
