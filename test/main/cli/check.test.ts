import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../../../main/cli/run.ts';

async function connector(...argv: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCli(argv, {
    out: (line) => out.push(line),
    error: (line) => errors.push(line),
    signal: new AbortController().signal,
    // What the command reads is given to it.
    ...({ input: async () => '' } as object),
  } as Parameters<typeof runCli>[1]);
  return { code, out, errors };
}

it('proves a practice mailbox in all layers that its system uses', { timeout: 90_000 }, async () => {
  const { code, out } = await connector(
    'check',
    '--practice',
    'ada.keller',
    '--system',
    'osticket',
    '--json',
  );
  const run = JSON.parse(out[0] ?? '');
  const failed = run.checks.filter(({ verdict }: { verdict: string }) => verdict !== 'passed');
  expect(failed).toEqual([]);
  expect(run.checks.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(['secret', 'consent', 'token-outlook', 'imap', 'pop', 'smtp', 'smtp-from']),
  );
  expect(code).toBe(0);
});

it('answers 1 where a check fails, in words too', async () => {
  const { code, out, errors } = await connector(
    'check',
    '--practice',
    'nils.berg',
    '--system',
    'this-computer',
  );
  expect(code).toBe(1);
  expect([...out, ...errors].join('\n')).toContain('service-not-licensed-or-provisioned');
});

it('says of each check what was found, in words', async () => {
  const { out } = await connector('check', '--practice', 'ada.keller', '--system', 'this-computer');
  expect(out).toContainEqual(expect.stringMatching(/^Passed +Graph access to the mailbox$/));
});

it('answers 2 for what cannot be understood', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  expect((await connector('check')).code).toBe(2);
  expect((await connector('check', '--practice', 'ada.keller', '--system', 'nothing')).code).toBe(2);
  expect((await connector('check', '--practice', 'nobody', '--system', 'this-computer')).code).toBe(2);
  const unknown = await connector('check', '--connection', 'x@y.example', '--user-data', folder);
  expect(unknown).toMatchObject({ code: 2 });
  rmSync(folder, { recursive: true, force: true });
});
