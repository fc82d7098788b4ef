import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { electronBinary, ROOT } from '../lib/paths.mjs';
import { lastError, runQuietly } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { isAttemptDue, rememberOutcome } from './failures.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');
/** How long a network that swallows packets may cost at the first start. */
const SILENT_NETWORK_MS = 20_000;
/** A hundred megabytes over a slow line. */
const DOWNLOAD_MS = 15 * 60 * 1000;

/**
 * Fetches Electron's binary, which its npm package leaves to the first run. Company networks often
 * block the host; that is found out once a day, not at every start.
 */
export async function ensureElectron() {
  const version = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;
  const attempt = `electron-${version}`;
  if (electronBinary() || !isAttemptDue(attempt, process.env.CONNECTOR_RETRY_ELECTRON === '1')) return;
  say(`Fetching Electron ${version} …`);
  const problem = (await download(version)) ?? (await trial());
  rememberOutcome(attempt, problem);
  say(problem ? `No Electron: ${problem}. A Chromium browser stands in for it.` : 'Electron is ready.');
}

/**
 * Where Electron's own installer would fetch from; mirrors are set in its documented ways.
 * https://www.electronjs.org/docs/latest/tutorial/installation#custom-mirrors-and-caches
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 */
export function downloadUrl(version, env) {
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror;
  if (mirror) return new URL('/', mirror).href;
  return `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
}

/**
 * @param {string} version
 * @returns {Promise<string | null>} why it failed
 */
async function download(version) {
  const abort = new AbortController();
  const reachable = await isReachable(downloadUrl(version, process.env));
  const timer = setTimeout(() => abort.abort(), reachable ? DOWNLOAD_MS : SILENT_NETWORK_MS);
  const result = await runQuietly(process.execPath, ['install.js'], {
    cwd: PACKAGE,
    env: installEnv(),
    signal: abort.signal,
  });
  clearTimeout(timer);
  if (result.ok && electronBinary()) return null;
  return reachable ? lastError(result.output) : 'its download host cannot be reached';
}

/** @returns {NodeJS.ProcessEnv} */
function installEnv() {
  const { ELECTRON_OVERRIDE_DIST_PATH: _guard, ...env } = process.env;
  return env.HTTPS_PROXY || env.https_proxy ? { ...env, ELECTRON_GET_USE_PROXY: '1' } : env;
}

/** @param {string} url */
async function isReachable(url) {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(SILENT_NETWORK_MS / 2) });
    return response.status < 500;
  } catch {
    return false;
  }
}

/** A bare Linux lacks libraries that Electron links to: found out here, not when the window should open. */
async function trial() {
  const binary = electronBinary();
  if (!binary) return 'its binary is not where it should be';
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const result = await runQuietly(binary, [...(root ? ['--no-sandbox'] : []), '--version']);
  if (result.ok) return null;
  rmSync(join(PACKAGE, 'dist'), { recursive: true, force: true });
  return lastError(result.output);
}
