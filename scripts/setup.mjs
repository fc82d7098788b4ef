/**
 * Makes a fresh clone able to `start`, `test`, `demo` or `build`: `node scripts/setup.mjs start`. Runs on
 * the person's own Node and needs no package. Says what it does in a line each, nothing when all is there.
 */
import { findChromium } from './find-chromium.mjs';
import { hasDisplay } from './lib/display.mjs';
import { electronBinary } from './lib/paths.mjs';
import { say } from './lib/say.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { isAttemptDue, rememberOutcome } from './setup/failures.mjs';
import { systemPackages, wantsElectron } from './setup/needs.mjs';
import { nodeProblem } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { canInstall, installPackages, isInstalled } from './setup/system.mjs';

/** @typedef {import('./setup/needs.mjs').Purpose} Purpose */

const NO_BROWSER =
  'Neither Electron nor a Chromium browser was found: install Chromium, Google Chrome or Microsoft Edge ' +
  '(Debian: apt-get install chromium), or name one in CONNECTOR_CHROMIUM.';

/**
 * @param {Purpose} purpose
 * @returns {Promise<string | null>} what a person has to do first
 */
async function setUp(purpose) {
  const problem = nodeProblem(process.versions.node) ?? (await ensurePackages());
  if (problem) return problem;
  if (wantsElectron(purpose, machine())) await ensureElectron();
  await ensureSystemPackages(purpose);
  const { chromium, electron } = machine();
  return purpose === 'build' || chromium || electron ? null : NO_BROWSER;
}

/** @param {Purpose} purpose */
async function ensureSystemPackages(purpose) {
  const { required, optional } = systemPackages(purpose, machine());
  if (canInstall()) {
    await installOnceADay(required);
    // Not every distribution has them all.
    for (const name of optional) await installOnceADay([name]);
  } else if (required.length > 0) {
    const names = required.join(' ');
    say(`Missing here: ${names}. On Debian and Ubuntu: sudo apt-get install ${names}`);
  }
}

/** @param {string[]} names */
async function installOnceADay(names) {
  const attempt = `apt-${names.join('-')}`;
  if (names.length === 0 || !isAttemptDue(attempt)) return;
  const problem = await installPackages(names);
  rememberOutcome(attempt, problem);
  if (problem) say(`Could not install ${names.join(', ')}: ${problem}`);
}

function machine() {
  return {
    platform: process.platform,
    display: hasDisplay(),
    electron: electronBinary() !== null,
    chromium: findChromium() !== null,
    has: isInstalled,
  };
}

const purpose = /** @type {Purpose} */ (process.argv[2] ?? 'build');
const problem = await setUp(purpose);
if (problem) {
  say(problem);
  // Whoever reads the last line of `npm test` must not find an earlier run's.
  if (purpose === 'test') process.stdout.write('tests: 0 passed, 1 failed, 0 skipped\n');
  process.exitCode = 1;
}
