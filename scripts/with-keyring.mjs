/**
 * Runs a command with a Secret Service of its own, unlocked and empty, in a temporary home:
 * `node scripts/with-keyring.mjs <command> [arguments]`. Neither the person's keyring nor their settings
 * are touched. Where that is not possible (no Linux, tools missing) the command runs plainly and one line
 * says so.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runInForeground } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { isInstalled } from './setup/system.mjs';

/** Unlocks with an empty password, then becomes the command: its exit code is the session's. */
const UNLOCK_THEN_RUN =
  'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@" 2>&3 3>&-';
/** The bus complains in containers that it may not raise its own limit of open files. */
const BUS_NOISE = /Failed to set fd limit/;

/** Why there can be no keyring here, or null. */
export function keyringProblem(platform = process.platform, has = isInstalled) {
  if (platform !== 'linux') return `it is made for Linux, this is ${platform}`;
  const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter((name) => !has(name));
  return missing.length > 0 ? `${missing.join(' and ')} not installed` : null;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} the command's exit code
 */
export async function runWithKeyring(command, args, env = process.env) {
  const problem = keyringProblem();
  if (problem) {
    say(`No keyring for this run: ${problem}.`);
    return runInForeground(command, args, { env });
  }
  const home = mkdtempSync(join(tmpdir(), 'connector-home-'));
  try {
    const session = ['--', 'sh', '-c', UNLOCK_THEN_RUN, 'sh', command, ...args];
    return await runInForeground('dbus-run-session', session, {
      env: { ...env, ...foldersIn(home) },
      // The bus's own messages arrive on 2, those of the command on 3.
      stdio: ['inherit', 'inherit', 'pipe', process.stderr],
      onStart: ({ stderr }) => stderr && createInterface({ input: stderr }).on('line', passOn),
    });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @param {string} line */
function passOn(line) {
  if (!BUS_NOISE.test(line)) say(line);
}

/** @param {string} home */
function foldersIn(home) {
  const folders = {
    XDG_RUNTIME_DIR: join(home, 'runtime'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { HOME: home, CONNECTOR_KEYRING: 'temporary', ...folders };
}

if (process.argv[1] === import.meta.filename) {
  const [command, ...args] = process.argv.slice(2);
  if (command) process.exitCode = await runWithKeyring(command, args);
  else say('Usage: node scripts/with-keyring.mjs <command> [arguments]');
}
