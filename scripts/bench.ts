/**
 * `npm run bench [-- --json] [--only NAME]`: measures what the app promises about speed and memory. Each
 * number is a ratio within one run. With `--json` one object per line:
 * `{"name","ratio","bound","ok","raw"}`. The exit code is 1 when one of them is not ok.
 */
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readBenchArguments } from './bench/arguments.ts';
import { crashed, type Outcome, outcomeLines } from './bench/bench.ts';
import { ROOT } from './lib/paths.mjs';

const FOLDER = join(ROOT, 'test', 'bench');
const CHILD = join(ROOT, 'scripts', 'bench', 'child.ts');
const ENDING = '.bench.ts';

/** Benches measure memory, so they may collect garbage when they like. */
const EXEC_ARGV = ['--expose-gc', '--disable-warning=ExperimentalWarning'];

/** Where a tool asks for `electron`, this keeps the package from downloading its binary on the spot. */
const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' };

async function main(argv: string[]): Promise<number> {
  const known = readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => basename(file, ENDING))
    .sort();
  const options = readBenchArguments(argv, known);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    return 2;
  }
  const names = options.only.length > 0 ? options.only : known;
  if (options.list) return print(names);
  let isOk = true;
  for (const name of names) {
    const outcome = await runBench(name);
    isOk &&= outcome.ok;
    print(options.json ? [JSON.stringify(outcome)] : outcomeLines(outcome));
  }
  return isOk ? 0 : 1;
}

/** What a bench itself writes goes to standard error: standard output is for outcomes. */
function runBench(name: string): Promise<Outcome> {
  const child = fork(CHILD, [join(FOLDER, `${name}${ENDING}`), name], {
    env,
    execArgv: EXEC_ARGV,
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return new Promise((resolve) => {
    child.on('message', (outcome) => resolve(outcome as Outcome));
    child.on('error', (error) => resolve(crashed(name, error.message)));
    child.on('exit', (code, signal) => resolve(crashed(name, `ended early (${signal ?? code})`)));
  });
}

function print(lines: string[]): number {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
