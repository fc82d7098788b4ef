import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILE_CACHE } from '../../../scripts/lib/paths.mjs';
import { collectOutput, exitOf } from '../../e2e/support/child-output.ts';
import { ControlClient } from '../../e2e/support/control-client.ts';
import { fixture } from './test-runtime.ts';

const RUNTIME = join(import.meta.dirname, '..', 'main.ts');

/** The fixture app in a process of its own, with the control channel. */
export interface AppProcess {
  child: ChildProcess;
  client: ControlClient;
  output(): string;
  exited: Promise<number | null>;
}

interface AppOptions {
  args?: string[];
  env?: Record<string, string>;
}

/** Starts the fixture app as `npm start` would. */
export function startApp(userData: string, { args = [], env = {} }: AppOptions = {}): AppProcess {
  const script = fixture('app/main.ts');
  const child = spawn(process.execPath, [RUNTIME, script, '--user-data', userData, ...args], {
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, CONNECTOR_HEADLESS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = collectOutput(child);
  return { child, client: new ControlClient(child, output), output, exited: exitOf(child) };
}

/** A user-data folder for one test. */
export async function createUserData(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'runtime-user-data-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
