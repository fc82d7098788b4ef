import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Stamps and remembered failures; goes away with `node_modules`, as it should. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'mailbox-connector');

/** Where Node keeps compiled scripts, TypeScript's too: a start of the app costs half as much (NODE_COMPILE_CACHE). */
export const COMPILE_CACHE = join(CACHE, 'compiled');

/** Commands of installed packages, for `PATH`. */
export const BIN = join(ROOT, 'node_modules', '.bin');

/**
 * The Node that comes with the project: Electron's line, and able to run TypeScript.
 * @returns {string | null} null while it is not installed
 */
export function projectNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(ROOT, 'node_modules', 'node', 'bin', file);
  return existsSync(path) ? path : null;
}

/**
 * Electron's binary. Asking `require('electron')` instead would start a download when there is none.
 * @returns {string | null} null when it has not been downloaded
 */
export function electronBinary(platform = process.platform) {
  const file = {
    darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'),
    win32: 'electron.exe',
  }[/** @type {string} */ (platform)];
  const path = join(ROOT, 'node_modules', 'electron', 'dist', file ?? 'electron');
  return existsSync(path) ? path : null;
}
