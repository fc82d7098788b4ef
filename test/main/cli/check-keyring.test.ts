import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADA } from '../checks/causes.ts';
import { missingTools, type SecretService, startSecretService } from '../connections/secret-service.ts';

const missing = missingTools();
const child = join(import.meta.dirname, 'check-child.ts');

describe('the command line, for a mailbox whose sign-in lies in a real keyring', () => {
  let service: SecretService | undefined;
  let directory: string;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'check-keyring-'));
    if (!missing) service = await startSecretService();
  });
  beforeEach((context) => context.skip(missing !== null, missing ?? ''));
  afterAll(async () => {
    await service?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function run(step: string, name: string) {
    const started = spawn(process.execPath, [child, step, directory, name], {
      env: service?.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(await text(started.stdout));
  }

  it('checks it in all layers beside the app, changes no settings, and tells nothing secret', {
    timeout: 120_000,
  }, async () => {
    expect(await run('connect', ADA)).toEqual({ vault: 'keyring', made: true });
    const before = readFileSync(join(directory, 'settings.json'), 'utf8');
    const checked = await run('check', ADA.toUpperCase());
    expect(checked.errors).toEqual([]);
    const open = checked.run.checks.filter(({ verdict }: { verdict: string }) => verdict !== 'passed');
    expect(open).toEqual([]);
    expect(checked.code).toBe(0);
    expect(readFileSync(join(directory, 'settings.json'), 'utf8')).toBe(before);
    expect(JSON.stringify(checked)).not.toContain('eyJ');
  });
});
