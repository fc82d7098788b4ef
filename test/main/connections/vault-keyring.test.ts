import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { missingTools, type SecretService, startSecretService } from './secret-service.ts';

const missing = missingTools();

const child = join(import.meta.dirname, 'vault-child.ts');
let directory: string;

async function runOnce(env: NodeJS.ProcessEnv) {
  const run = spawn(process.execPath, [child, 'once', directory], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(run.stdout));
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'vault-keyring-'));
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('the vault under a real Secret Service', () => {
  let service: SecretService | undefined;
  beforeAll(async () => {
    if (missing) return;
    service = await startSecretService();
  });
  beforeEach((context) => context.skip(missing !== null, missing ?? ''));
  afterAll(() => service?.stop());

  it('keeps long and non-ASCII values, and deletes them', async () => {
    expect(await runOnce(service?.env ?? {})).toEqual({
      view: { kind: 'keyring', backend: 'Secret Service' },
      found: [
        { kind: 'found', value: 'x'.repeat(20_000) },
        { kind: 'found', value: 'geheim ✓' },
      ],
      deleted: { kind: 'absent' },
    });
  });

  it('writes nothing of it into its own directory', () => {
    const vault = join(directory, 'vault');
    const texts = readdirSync(vault).map((name) => readFileSync(join(vault, name), 'utf8'));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((content) => content !== '' && content !== '{}')).toEqual([]);
  });
});

describe('the vault where there is no D-Bus', () => {
  it('keeps entries in memory and says so', async () => {
    const { DBUS_SESSION_BUS_ADDRESS: _, ...rest } = process.env;
    const env = { ...rest, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', XDG_RUNTIME_DIR: directory };
    const { view, found } = await runOnce(env);
    expect(view).toMatchObject({ kind: 'memory', problem: { cause: 'keyring-unavailable' } });
    expect(found[1]).toEqual({ kind: 'found', value: 'geheim ✓' });
  });
});
