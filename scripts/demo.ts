/**
 * The main job end to end against the practice tenant: `npm run demo [-- --out DIR]`. Leaves a
 * screenshot of every step and `report.json`; exit code 1 if any step fails.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildOrExplain } from './build.ts';
import { runDemo } from './demo/run.ts';
import { ROOT } from './lib/paths.mjs';
import { keyringProblem, runWithKeyring } from './with-keyring.mjs';

/** Set in the inner run, which has a keyring of its own around it. */
const INNER = 'CONNECTOR_DEMO_INNER';

const out = resolve(outOption(process.argv.slice(2)) ?? join(ROOT, 'demo'));
if (process.env[INNER]) process.exitCode = await demo(out);
else if (await buildOrExplain(['main', 'preload', 'renderer'])) process.exitCode = await withKeyring(out);
else process.exitCode = 1;

/** "Tomorrow it still works" needs a keyring: the person's own must not be touched by a demo. */
async function withKeyring(folder: string): Promise<number> {
  const problem = keyringProblem();
  if (problem) process.stdout.write(`Without a keyring the restart step cannot pass: ${problem}\n`);
  return runWithKeyring(process.execPath, [import.meta.filename, '--out', folder], { [INNER]: '1' });
}

async function demo(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const workDir = mkdtempSync(join(tmpdir(), 'connector-demo-'));
  try {
    const report = await runDemo({
      out: folder,
      workDir,
      print: (line) => process.stdout.write(`${line}\n`),
    });
    writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(`Screenshots and report.json are in ${folder}\n`);
    return report.ok ? 0 : 1;
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

function outOption(argv: string[]): string | undefined {
  const at = argv.indexOf('--out');
  return at >= 0 ? argv[at + 1] : argv.find((argument) => argument.startsWith('--out='))?.slice(6);
}
