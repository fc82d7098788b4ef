import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's package `chromium-headless-shell`. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/**
 * An installed browser that speaks the DevTools protocol: Chromium, Chrome or Edge. CONNECTOR_CHROMIUM
 * names one that lies elsewhere.
 * @returns {string | null} path of the binary
 */
export function findChromium() {
  return chromiumCandidates().find(isExecutable) ?? null;
}

/**
 * Chromium without a browser around it, for tests: the same engine for a third less of the computer's time.
 * @returns {string | null} path of the binary; what `findChromium` finds where there is no such thing
 */
export function findHeadlessChromium() {
  const isOpen = process.platform === 'linux' && !process.env.CONNECTOR_CHROMIUM;
  return isOpen && isExecutable(HEADLESS_SHELL) ? HEADLESS_SHELL : findChromium();
}

/**
 * Where to look, best first.
 * @param {NodeJS.Platform} [platform]
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string[]}
 */
export function chromiumCandidates(platform = process.platform, env = process.env) {
  const named = env.CONNECTOR_CHROMIUM;
  if (named) return [named];
  if (platform === 'darwin') return macCandidates(env);
  if (platform === 'win32') return windowsCandidates(env);
  return linuxCandidates(env);
}

/** @param {NodeJS.ProcessEnv} env */
function linuxCandidates(env) {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const elsewhere = ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
  const found = names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
  return [...new Set([...found, ...elsewhere])];
}

/** @param {NodeJS.ProcessEnv} env */
function macCandidates(env) {
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const folders = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
  return apps.flatMap((app) => folders.map((folder) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)));
}

/** @param {NodeJS.ProcessEnv} env */
function windowsCandidates(env) {
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => !!folder);
  const files = [
    'Google/Chrome/Application/chrome.exe',
    'Chromium/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ];
  return files.flatMap((file) => folders.map((folder) => join(/** @type {string} */ (folder), file)));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
