/**
 * Builds what has changed: `node scripts/build.ts [main|preload|renderer|cli …]`, all without a name.
 * Says in one line what was built, and nothing when all is up to date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { InlineConfig, Rolldown } from 'vite';
import { fingerprint } from './build/fingerprint.ts';
import { configOf, TARGETS, type Target } from './build/targets.ts';
import { withLock } from './lib/lock.mjs';
import { CACHE, ROOT } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

/** Builds the outdated ones among `names`; answers the names of those that were built. */
export async function build(names: string[] = TARGETS.map((target) => target.name)): Promise<string[]> {
  const wanted = TARGETS.filter((target) => names.includes(target.name));
  if (!wanted.some(isOutdated)) return [];
  return withLock('build', async () => {
    const outdated = wanted.filter(isOutdated);
    for (const target of outdated) await buildTarget(target);
    return outdated.map((target) => target.name);
  });
}

/** Builds and says so in one line, or says why it cannot; answers whether it could. */
export async function buildOrExplain(names?: string[]): Promise<boolean> {
  const started = performance.now();
  try {
    const built = await build(names);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (built.length > 0) say(`Built ${built.join(', ')} in ${seconds} s.`);
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

function stampOf(target: Target): string {
  return join(CACHE, `build-${target.name}`);
}

function isOutdated(target: Target): boolean {
  if (!existsSync(join(ROOT, target.output)) || !existsSync(stampOf(target))) return true;
  return readFileSync(stampOf(target), 'utf8') !== fingerprint(ROOT, target.sources);
}

/**
 * Builds beside the output and moves it in place at the end, so that an app which starts meanwhile
 * finds the old build or the new one, never half of one.
 */
async function buildTarget(target: Target): Promise<void> {
  const before = fingerprint(ROOT, target.sources);
  const output = join(ROOT, target.output);
  const workDir = join(ROOT, 'out', `.${target.name}-${process.pid}`);
  try {
    await runVite(target, await configOf(target), workDir);
    moveInPlace(target, workDir, output);
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(stampOf(target), before);
}

/** The renderer is a folder of its own; the others are files beside each other. */
function moveInPlace(target: Target, workDir: string, output: string): void {
  const aside = `${workDir}-old`;
  const folder = dirname(output);
  mkdirSync(folder, { recursive: true });
  if (target.name === 'renderer') replace(workDir, output, aside);
  else for (const file of readdirSync(workDir)) replace(join(workDir, file), join(folder, file), aside);
}

function replace(built: string, output: string, aside: string): void {
  if (existsSync(output)) renameSync(output, aside);
  renameSync(built, output);
  rmSync(aside, { recursive: true, force: true });
}

async function runVite(target: Target, config: InlineConfig, outDir: string): Promise<void> {
  const vite = await import('vite');
  const result = await vite.build({ ...config, build: { ...config.build, outDir } });
  const outputs = [result].flat() as Rolldown.RolldownOutput[];
  const modules = outputs
    .flatMap(({ output }) => output)
    .flatMap((part) => ('moduleIds' in part ? part.moduleIds : []));
  assertOwnSources(target, modules);
}

/** A bundle with foreign code in it would cross a process border, and miss rebuilds. */
function assertOwnSources(target: Target, modules: string[]): void {
  const foreign = modules
    .filter((id) => id.startsWith(ROOT))
    .map((id) => relative(ROOT, id).replaceAll('\\', '/'))
    .filter((id) => !['node_modules', 'package.json', ...target.sources].includes(id.split('/')[0] ?? ''));
  if (foreign.length > 0) throw new Error(`The ${target.name} build must not contain ${foreign.join(', ')}.`);
  // zod makes functions of text, which the page's Trusted Types forbid: the window takes types of the contract, no values.
  if (target.name === 'renderer' && modules.some((id) => /[\\/]node_modules[\\/]zod[\\/]/.test(id))) {
    throw new Error('The renderer build must not contain zod: import types only from the contract.');
  }
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  if (!(await buildOrExplain(names.length > 0 ? names : undefined))) process.exitCode = 1;
}
