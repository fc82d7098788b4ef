/**
 * `npm test`: builds, then runs lint, typecheck, unit and end-to-end tests. The last line is
 * `tests: N passed, N failed, N skipped`; the exit code is 1 when a test failed or none ran.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildOrExplain } from './build.ts';
import { COMPILE_CACHE, ROOT } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';
import { findRuntime } from './lib/runtime.mjs';
import { type PlaywrightReport, tallyPlaywright } from './test/playwright-report.ts';
import {
  addUp,
  durationsLine,
  isSuccess,
  NOTHING,
  singleTest,
  summaryLine,
  type Tally,
  withExitCode,
} from './test/tally.ts';
import { runWithKeyring } from './with-keyring.mjs';

const UNIT_TALLY = join(ROOT, 'test-results', 'unit.json');
const E2E_REPORT = join(ROOT, 'test-results', 'e2e.json');

/** Where a tool asks for `electron`, this keeps the package from downloading its binary on the spot. */
const env = {
  ...process.env,
  ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent',
  CONNECTOR_TALLY: UNIT_TALLY,
  NODE_COMPILE_CACHE: COMPILE_CACHE,
  // Node reads TypeScript itself; Playwright's own way takes a second per process, and more with each step of a test.
  PW_DISABLE_TS_ESM: '1',
};

/** What a shell reports of a program that Ctrl+C ended. */
const STOPPED = 130;

/** Scripts, not commands: on Windows a command is a shell file, which Node cannot run. */
const TOOLS = {
  biome: '@biomejs/biome/bin/biome',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
};

/** In the order of how soon they know. */
const STAGES: { name: string; run(): Promise<Tally> }[] = [
  { name: 'build', run: async () => ((await buildOrExplain()) ? NOTHING : singleTest(false)) },
  {
    name: 'lint',
    run: async () => singleTest((await run('biome', 'check', '--error-on-warnings', '.')) === 0),
  },
  { name: 'typecheck', run: async () => singleTest((await run('tsc', '-p', 'tsconfig.json')) === 0) },
  { name: 'unit tests', run: runUnitTests },
  { name: 'end-to-end tests', run: runEndToEndTests },
];

async function main(): Promise<number> {
  const tallies: Tally[] = [];
  const seconds: Record<string, number> = {};
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (isStopped = true));
  for (const stage of STAGES) {
    if (isStopped) return STOPPED;
    console.log(`\n── ${stage.name}`);
    const start = performance.now();
    tallies.push(await stage.run());
    seconds[stage.name] = (performance.now() - start) / 1000;
  }
  const total = addUp(tallies);
  for (const { name, reason } of total.skipped) console.log(`skipped: ${name} (${reason})`);
  for (const name of total.flaky) console.log(`flaky: ${name}`);
  console.log(durationsLine(seconds));
  console.log(summaryLine(total));
  return isSuccess(total) ? 0 : 1;
}

async function runUnitTests(): Promise<Tally> {
  rmSync(UNIT_TALLY, { force: true });
  const exitCode = await inTemporaryHome('vitest', 'run');
  return withExitCode(readJson<Tally>(UNIT_TALLY) ?? NOTHING, exitCode);
}

async function runEndToEndTests(): Promise<Tally> {
  rmSync(E2E_REPORT, { force: true });
  const runtime = findRuntime();
  console.log(runtime.kind === 'electron' ? `On ${runtime.path}.` : `Not on Electron: ${runtime.why}.`);
  const exitCode = await inTemporaryHome('playwright', 'test');
  const report = readJson<PlaywrightReport>(E2E_REPORT);
  return withExitCode(report ? tallyPlaywright(report) : NOTHING, exitCode);
}

/** With a home and a keyring of its own, never the person's. */
function inTemporaryHome(tool: keyof typeof TOOLS, ...args: string[]): Promise<number> {
  return runWithKeyring(process.execPath, [join(ROOT, 'node_modules', TOOLS[tool]), ...args], env);
}

function run(tool: keyof typeof TOOLS, ...args: string[]): Promise<number> {
  return runInForeground(process.execPath, [join(ROOT, 'node_modules', TOOLS[tool]), ...args], { env });
}

function readJson<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
}

process.exitCode = await main();
