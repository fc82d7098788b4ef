import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastError, runQuietly } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';

const DPKG_INFO = '/var/lib/dpkg/info';

/** Package lists are read anew once in a process. */
let isUpdated = false;

/**
 * Whether a command is on the PATH or a Debian package of that name is installed.
 * @param {string} name
 */
export function isInstalled(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, name))) || isDebianPackage(name);
}

/**
 * Reads dpkg's own folder: asking dpkg would cost every start a tenth of a second.
 * @param {string} name
 */
function isDebianPackage(name) {
  if (!existsSync(DPKG_INFO)) return false;
  return readdirSync(DPKG_INFO).some(
    (file) => file === `${name}.list` || (file.startsWith(`${name}:`) && file.endsWith('.list')),
  );
}

/** Packages can be installed without asking anybody: root on Debian or Ubuntu. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian packages; reads the package lists anew only when they are missing or too old to
 * name the packages.
 * @param {string[]} names
 * @returns {Promise<string | null>} what went wrong
 */
export async function installPackages(names) {
  say(`Installing ${names.join(', ')} (apt-get) …`);
  const first = await aptGet(['install', '-y', '--no-install-recommends', ...names]);
  if (first.ok) return null;
  if (!isUpdated) await aptGet(['update']);
  isUpdated = true;
  const second = await aptGet(['install', '-y', '--no-install-recommends', ...names]);
  return second.ok ? null : lastError(second.output);
}

/** @param {string[]} args */
function aptGet(args) {
  const patience = ['-o', 'DPkg::Lock::Timeout=60', '-o', 'Acquire::Retries=2'];
  return runQuietly('apt-get', [...patience, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
