import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../main/cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'explain-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* chunks(...parts: (string | Buffer)[]) {
  for (const part of parts) yield Buffer.from(part);
}

async function run(input: AsyncIterable<Uint8Array> | undefined, ...argv: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void error.push(line),
    signal: new AbortController().signal,
    ...(input && { input }),
  };
  return { code: await runCli(['explain', ...argv], io), out: out.join('\n'), error: error.join('\n') };
}

describe('connector explain', () => {
  it('answers in JSON, with exit code 0', async () => {
    const { code, out } = await run(
      chunks('AADSTS700', '0222: The provided client secret keys are expired.'),
      '--json',
    );
    expect(code).toBe(0);
    const [finding] = JSON.parse(out).findings;
    expect(Object.keys(finding)).toEqual([
      'cause',
      'title',
      'who',
      'codes',
      'confidence',
      'evidence',
      'where',
      'steps',
    ]);
    expect(finding).toMatchObject({
      cause: 'secret-expired',
      who: 'owner',
      codes: ['AADSTS7000222'],
      confidence: 'sure',
      evidence: expect.arrayContaining(['AADSTS7000222']),
    });
  });

  it('says with exit code 3 what is known of an unknown text', async () => {
    const text = 'AADSTS999999: new. Correlation ID: c0ffee00-1234-4abc-8def-0123456789ab';
    const { code, out } = await run(chunks(text), '--json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      findings: [],
      unknown: {
        codes: ['AADSTS999999'],
        correlationId: 'c0ffee00-1234-4abc-8def-0123456789ab',
        lookUp: 'https://login.microsoftonline.com/error?code=999999',
        ask: expect.any(Array),
      },
    });
    expect((await run(chunks(text))).out).toContain('No diagnosis explains this text.');
  });

  it('tells people cause, who, where and steps', async () => {
    const { code, out } = await run(
      chunks('535 5.7.139 SmtpClientAuthentication is disabled for the Tenant.'),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/Who: an administrator\nWhere: .*\n1\. /);
    expect(out).toContain('Set-CASMailbox');
  });

  it('reads a file, also one that Windows saved as UTF-16', async () => {
    const file = join(folder, 'error.txt');
    writeFileSync(file, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('AADSTS50011: x', 'utf16le')]));
    expect((await run(undefined, '--json', file)).code).toBe(0);
  });

  it('stops reading an input without end', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given++;
        yield Buffer.alloc(1_000_000, 'x');
      }
    }
    expect((await run(endless())).code).toBe(3);
    expect(given).toBeLessThan(15);
  });

  it.each([
    ['an unknown option', ['--frob'], 'Usage: connector explain'],
    ['two files', ['a', 'b'], 'one file at a time'],
    ['a missing file', [join(folder, 'missing')], 'cannot be read'],
  ])('refuses %s with exit code 2', async (_, argv, message) => {
    const { code, out, error } = await run(undefined, ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(message);
  });

  it('wants a text', async () => {
    expect((await run(undefined)).code).toBe(2);
    expect((await run(chunks('  \n'))).code).toBe(2);
  });
});
