import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CACHE, COMPILE_CACHE, ROOT } from '../../../scripts/lib/paths.mjs';
import { missingTools, type SecretService, startSecretService } from './secret-service.ts';

const missing = missingTools();

const KILLS = 50;

/** What a child said before it was killed. */
interface Life {
  /** What it found when it started; absent when it was killed before. */
  start?: { inStore: number; inVault: number; fixed: { kind: string; value?: string }; kinds: unknown[] };
  /** The last writes it reported as done. */
  store?: number;
  vault?: number;
  fixed?: boolean;
}

/** Each of fifty starts takes half as long when Node reads plain files instead of many TypeScript ones. */
async function bundleChild(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    root: ROOT,
    resolve: { alias: { electron: join(ROOT, 'test', 'fakes', 'electron-module.ts') } },
    ssr: { noExternal: true, external: ['@azure/msal-node-extensions'] },
    build: { ssr: join(import.meta.dirname, 'vault-child.ts'), outDir, minify: false, target: 'node24' },
  });
  return join(outDir, 'vault-child.js');
}

/** Starts a child that keeps things in `directory`. */
function startChild(script: string, { env }: SecretService, directory: string): ChildProcess {
  return spawn(process.execPath, [script, 'loop', directory], {
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/**
 * Starts a child and kills it without warning, `ms` after so many of its reports; after 0 means after its start.
 * Counting reports instead of time alone makes a slow computer do as much as a fast one.
 */
async function liveAndDie(child: ChildProcess, when: { reports: number; ms: number }) {
  let reports = 0;
  const killInTime = () => reports === when.reports && setTimeout(() => child.kill('SIGKILL'), when.ms);
  killInTime();
  const life: Life = {};
  if (!child.stdout) throw new Error('no stdout');
  for await (const line of createInterface({ input: child.stdout })) {
    const report = JSON.parse(line);
    if ('inStore' in report) life.start = report;
    else Object.assign(life, report);
    reports += 1;
    killInTime();
  }
  return life;
}

describe('a process killed at any moment', () => {
  let service: SecretService;
  let directory: string;
  let bundle: string;
  let script: string;
  beforeAll(async () => {
    if (missing) return;
    service = await startSecretService();
    directory = mkdtempSync(join(tmpdir(), 'kill-'));
    // Inside the project: the key store's native part is found from there.
    mkdirSync(CACHE, { recursive: true });
    bundle = mkdtempSync(join(CACHE, 'vault-child-'));
    script = await bundleChild(bundle);
  });
  beforeEach((context) => context.skip(missing !== null, missing ?? ''));
  afterAll(async () => {
    if (missing) return;
    await service.stop();
    for (const folder of [directory, bundle]) rmSync(folder, { recursive: true, force: true });
  });

  it(`starts again after each of ${KILLS} kills and has lost at most the write under way`, async () => {
    let done = { store: 0, vault: 0, fixed: false };
    let starts = 0;
    for (let i = 0; i < KILLS; i += 1) {
      // Every fifth dies while it starts, the others while they write.
      const isEarly = i % 5 === 4;
      const when = isEarly
        ? { reports: 0, ms: Math.random() * 250 }
        : { reports: 2 + Math.floor(Math.random() * 6), ms: Math.random() * 10 };
      const { start, ...last } = await liveAndDie(startChild(script, service, directory), when);
      if (start) {
        starts += 1;
        const context = `kill ${i}: ${JSON.stringify({ done, start })}`;
        expect(start.kinds.slice(1), context).toEqual(['keyring', null]);
        expect([done.store, done.store + 1], context).toContain(start.inStore);
        // A number goes to the vault once the store has it: the write under way is of the store's number.
        expect([done.vault, done.store], context).toContain(start.inVault);
        if (done.fixed) expect(start.fixed, context).toEqual({ kind: 'found', value: 'never lost' });
        done = { ...done, store: start.inStore, vault: start.inVault };
      }
      done = { ...done, ...last };
    }
    expect(starts).toBeGreaterThanOrEqual(KILLS * 0.8);
    expect(done.vault).toBeGreaterThan(KILLS);
    expect(readdirSync(directory).filter((name) => name.includes('damaged'))).toEqual([]);
  }, 120_000);
});
