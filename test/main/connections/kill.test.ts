import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPILE_CACHE } from '../../../scripts/lib/paths.mjs';
import { missingTools, type SecretService, startSecretService } from './secret-service.ts';

const missing = missingTools();
if (missing) console.warn(`Skipped: the kill test, because ${missing}.`);

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

/** Starts a child that keeps things in `directory`. Its code comes compiled from the second one on. */
function startChild({ env }: SecretService, mode: 'once' | 'loop', directory: string): ChildProcess {
  const script = join(import.meta.dirname, 'vault-child.ts');
  return spawn(process.execPath, [script, mode, directory], {
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

describe.skipIf(missing)('a process killed at any moment', () => {
  let service: SecretService;
  let directory: string;
  beforeAll(async () => {
    service = await startSecretService();
    directory = mkdtempSync(join(tmpdir(), 'kill-'));
    await once(startChild(service, 'once', mkdtempSync(join(directory, 'first-'))), 'exit');
  });
  afterAll(async () => {
    await service.stop();
    rmSync(directory, { recursive: true, force: true });
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
      const { start, ...last } = await liveAndDie(startChild(service, 'loop', directory), when);
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
