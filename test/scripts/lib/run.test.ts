import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lastError, runInForeground, runQuietly } from '../../../scripts/lib/run.mjs';

const MODULE = pathToFileURL(`${import.meta.dirname}/../../../scripts/lib/run.mjs`).href;

function node(code: string): [string, string[]] {
  return [process.execPath, ['--input-type=module', '-e', code]];
}

describe('runQuietly', () => {
  it('keeps both streams', async () => {
    const result = await runQuietly(...node('console.log("one"); console.error("two")'));
    expect(result.ok).toBe(true);
    expect(result.output).toContain('one');
    expect(result.output).toContain('two');
  });

  it('reports a failed program', async () => {
    expect(await runQuietly(...node('process.exitCode = 3'))).toMatchObject({ ok: false });
  });

  it('reports a missing program instead of throwing', async () => {
    expect(await runQuietly('/nonexistent/program', [])).toMatchObject({ ok: false });
  });

  it('kills a program that is given up', async () => {
    const abort = new AbortController();
    const running = runQuietly(...node('setInterval(() => {}, 1000)'), { signal: abort.signal });
    abort.abort();
    expect(await running).toMatchObject({ ok: false });
  });
});

describe('runInForeground', () => {
  it("answers the program's exit code", async () => {
    expect(await runInForeground(...node('process.exitCode = 7'))).toBe(7);
  });

  it('passes a signal on and waits for the answer', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no signals');
    const inner =
      'process.on("SIGTERM", () => process.exit(42)); setInterval(() => {}, 1000); console.log("up")';
    const outer = `import { runInForeground } from '${MODULE}';
      process.exitCode = await runInForeground(process.execPath, ['-e', ${JSON.stringify(inner)}]);`;
    const [command, args] = node(outer);
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([42, null]);
  });

  it('ends the program when npm is gone', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no signals');
    const inner =
      'process.on("SIGTERM", () => { console.log("told"); process.exit(0) }); setInterval(() => {}, 1000); console.log("up")';
    const outer = `import { runInForeground } from '${MODULE}';
      await runInForeground(process.execPath, ['-e', ${JSON.stringify(inner)}]);`;
    const shell =
      'process.env.npm_lifecycle_event = "test"; require("child_process").spawn(process.execPath, process.argv.slice(1), { stdio: "inherit" })';
    const [command, args] = node(outer);
    const child = spawn(command, ['-e', shell, '--', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (text.includes('up')) child.kill('SIGKILL');
    });
    await once(child.stdout, 'end');
    expect(output).toContain('told');
  });
});

describe('lastError', () => {
  it('picks the line that names an error', () => {
    expect(lastError('npm error code E1\nnpm error network down\nA log of this run\n')).toBe(
      'npm error network down',
    );
  });

  it('takes the last line when none does', () => {
    expect(lastError('one\ntwo\n\n')).toBe('two');
  });

  it('says so when there was no output', () => {
    expect(lastError('')).toBe('no output');
  });
});
