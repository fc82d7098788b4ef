import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { findRuntime, sandboxArguments } from '../../scripts/lib/runtime.mjs';

const CHROMIUM_RUNTIME = join(ROOT, 'test', 'chromium-runtime', 'main.ts');
const APP = join(ROOT, 'out', 'main', 'index.mjs');

interface Ended {
  code: number | null;
  out: string;
}

/** Calls the app itself with a command, as `"Mailbox Connector" plan …` does. */
function callApp(args: string[], input = ''): Promise<Ended> {
  const runtime = findRuntime();
  const [program, ...before] =
    runtime.kind === 'electron'
      ? [runtime.path, ...sandboxArguments(), ROOT]
      : [process.execPath, CHROMIUM_RUNTIME, APP];
  const { ELECTRON_OVERRIDE_DIST_PATH: _guard, ...env } = process.env;
  const child = spawn(program as string, [...before, ...args], { env: { ...env, CONNECTOR_HEADLESS: '1' } });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, out }));
  });
}

test('the app runs a command without a window, with its answer and its exit code', async () => {
  const [explained, refused] = await Promise.all([
    callApp(['explain', '--json'], 'AADSTS50011: The redirect URI does not match'),
    callApp(['plan', '--system', 'nothing']),
  ]);
  expect(explained.code).toBe(0);
  expect(JSON.parse(explained.out).findings[0].cause).toBe('redirect-uri-mismatch');
  expect(refused).toEqual({ code: 2, out: '' });
});
