import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from '../../scripts/bench/bench.ts';
import { build } from '../../scripts/build.ts';
import { COMPILE_CACHE, ROOT } from '../../scripts/lib/paths.mjs';
import { median } from './big-mailbox.ts';

/**
 * From the start of the process until the first screen can be used ÷ until the same runtime has painted
 * a window with an empty page. In turns; each turn's ratio counts, so that what else the computer does
 * weighs the same on both.
 */
export const name = 'start';
export const bound = { atMost: 1.5 };

const TURNS = 5;
const RUNTIME = join(ROOT, 'test', 'chromium-runtime', 'main.ts');
const APPS = join(import.meta.dirname, 'apps');

export async function run(): Promise<Measurement> {
  await build();
  const app: number[] = [];
  const blank: number[] = [];
  // Compiled scripts are kept by the first start, here as on a person's computer.
  for (const script of ['blank.mjs', 'connector.mjs']) await millisecondsUntilShown(script);
  for (let turn = 0; turn < TURNS; turn++) {
    blank.push(await millisecondsUntilShown('blank.mjs'));
    app.push(await millisecondsUntilShown('connector.mjs'));
  }
  const ratios = app.map((took, turn) => took / (blank[turn] ?? 0));
  return {
    ratio: median(ratios),
    raw: {
      runtime: 'Chromium runtime, headless',
      appMs: median(app),
      blankMs: median(blank),
      turns: app.map((took, turn) => ({ appMs: took, blankMs: blank[turn] })),
    },
  };
}

/** Starts one of the apps on user data of its own and ends it again. */
async function millisecondsUntilShown(script: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'connector-bench-'));
  const start = performance.now();
  const child = fork(RUNTIME, [join(APPS, script), '--user-data', join(folder, 'user-data')], {
    cwd: ROOT,
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, CONNECTOR_HEADLESS: '1' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += chunk));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    return await new Promise<number>((resolve, reject) => {
      void exited.then(() => reject(new Error(`${script} ended early: ${errors}`)));
      child.on('message', (message: object) => {
        if ('shown' in message) resolve(performance.now() - start);
      });
    });
  } finally {
    child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
