import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** Starts a child and kills it without warning: so many ms after its first report, or after its start. */
async function liveAndDie(
  service: SecretService,
  directory: string,
  when: { after: 'start' | 'report'; ms: number },
) {
  const run: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, 'vault-child.ts'), 'loop', directory],
    { env: service.env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const killSoon = () => setTimeout(() => run.kill('SIGKILL'), when.ms);
  if (when.after === 'start') killSoon();
  const life: Life = {};
  if (!run.stdout) throw new Error('no stdout');
  for await (const line of createInterface({ input: run.stdout })) {
    const report = JSON.parse(line);
    if ('inStore' in report) {
      life.start = report;
      if (when.after === 'report') killSoon();
    } else Object.assign(life, report);
  }
  return life;
}

describe.skipIf(missing)('a process killed at any moment', () => {
  let service: SecretService;
  let directory: string;
  beforeAll(async () => {
    service = await startSecretService();
    directory = mkdtempSync(join(tmpdir(), 'kill-'));
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
        ? ({ after: 'start', ms: Math.random() * 250 } as const)
        : ({ after: 'report', ms: Math.random() * 60 } as const);
      const { start, ...last } = await liveAndDie(service, directory, when);
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
