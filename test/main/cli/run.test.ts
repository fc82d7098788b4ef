import { describe, expect, it } from 'vitest';
import { runCli } from '../../../main/cli/run.ts';
import project from '../../../package.json' with { type: 'json' };

async function run(...argv: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void error.push(line),
    signal: new AbortController().signal,
  };
  return { code: await runCli(argv, io), out, error };
}

describe('the command line', () => {
  it.each(['version', '--version', '-v'])('tells its version for %s', async (word) => {
    expect(await run(word)).toEqual({ code: 0, out: [project.version], error: [] });
  });

  it.each([[], ['help'], ['--help']])('lists its commands for "%s"', async (...argv) => {
    const { code, out } = await run(...argv);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/tenant .*practice tenant/);
  });

  it.each(['frobnicate', 'toString', '__proto__'])(
    'refuses %s in one line on standard error',
    async (word) => {
      const { code, out, error } = await run(word);
      expect(code).toBe(2);
      expect(out).toEqual([]);
      expect(error).toEqual([`connector: unknown command "${word}"; "connector help" lists the commands.`]);
    },
  );
});
