import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { BIN, CACHE, projectNode, ROOT } from '../lib/paths.mjs';
import { lastError, runQuietly } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { majorOf, PROJECT_NODE } from './node-version.mjs';

const STAMP = join(CACHE, 'lock');
const LOCK_FILE = join(ROOT, 'package-lock.json');
/** npm writes it at the end of an installation. */
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');

/**
 * Installs the packages when they are missing or are not those of package-lock.json.
 * @returns {Promise<string | null>} what went wrong, in one line
 */
export async function ensurePackages() {
  return withLock('packages', async () => {
    if (await needsInstall()) {
      const problem = await install();
      if (problem) return problem;
    }
    return repairNode();
  });
}

/**
 * Whether `npm ci` has to run.
 * @param {{lockHash: string, stamp: string | null, lockTime: number, installedTime: number | null}} facts
 *   hash of package-lock.json now and when packages were last installed; the file's time and that of
 *   npm's own record of the last installation, null when there is none
 */
export function isInstallNeeded({ lockHash, stamp, lockTime, installedTime }) {
  if (installedTime === null) return true;
  if (stamp === lockHash) return false;
  // Somebody ran npm themselves: trust it when it is younger than the lock file.
  return installedTime < lockTime;
}

async function needsInstall() {
  const lockHash = hashOfLock();
  const needed = isInstallNeeded({
    lockHash,
    stamp: existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : null,
    lockTime: statSync(LOCK_FILE).mtimeMs,
    installedTime: existsSync(INSTALLED) ? statSync(INSTALLED).mtimeMs : null,
  });
  if (!needed) writeStamp(lockHash);
  return needed;
}

async function install() {
  say('Installing packages (npm ci), about a minute …');
  // The level is set: under `npm -s` it would be silent, and its errors with it.
  const result = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!result.ok) return `npm ci failed: ${lastError(result.output)}`;
  writeStamp(hashOfLock());
  return null;
}

/**
 * Newer npm versions and `ignore-scripts` keep the `node` package from fetching its binary; its own
 * installer does it then.
 */
async function repairNode() {
  if (projectNode() || majorOf(process.versions.node) >= PROJECT_NODE) return null;
  const folder = join(ROOT, 'node_modules', 'node');
  const result = await runQuietly(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder });
  const node = projectNode();
  if (!node) {
    const hint = 'run "npm rebuild node --ignore-scripts=false"';
    return `The project's Node ${PROJECT_NODE} is missing (${lastError(result.output)}): ${hint}.`;
  }
  const link = join(BIN, 'node');
  if (process.platform !== 'win32' && !existsSync(link)) symlinkSync('../node/bin/node', link);
  say(`Installed Node ${PROJECT_NODE} for the project.`);
  return null;
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return runQuietly(process.execPath, [script, ...args], { cwd: ROOT });
  // npm is a .cmd on Windows, which only a shell can start.
  return runQuietly('npm', args, { cwd: ROOT, shell: process.platform === 'win32' });
}

function hashOfLock() {
  return createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
}

/** @param {string} hash */
function writeStamp(hash) {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(STAMP, hash);
}
