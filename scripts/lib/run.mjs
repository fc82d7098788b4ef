import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} RunResult
 * @property {boolean} ok it ended by itself with exit code 0
 * @property {string} output both streams, as they came
 */

/**
 * Runs a program quietly and keeps what it wrote. Never throws: a missing program is a failed run.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, shell?: boolean}} [options]
 *   `signal` kills it
 * @returns {Promise<RunResult>}
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * The line of a failed program's output that says most: its last error, or its last line.
 * @param {string} output
 */
export function lastError(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.findLast((line) => /error|failed|unable/i.test(line)) ?? lines.at(-1) ?? 'no output';
}

/** @type {NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ORPHAN_POLL_MS = 500;

/**
 * Runs a program in the foreground: it has our streams, gets our signals, and its end is ours.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions,
 *   onStart?: (child: import('node:child_process').ChildProcess) => void}} [options]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it, as shells have it
 */
export function runInForeground(command, args, options = {}) {
  const { onStart, ...spawnOptions } = options;
  const child = spawn(command, args, { stdio: 'inherit', ...spawnOptions });
  onStart?.(child);
  const stopForwarding = forwardSignals(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0));
    });
  });
}

/**
 * When npm is told to stop, it tells the shell between it and us, which dies without telling anybody:
 * losing the parent is a signal too.
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardSignals(child) {
  /** @type {(signal: NodeJS.Signals) => void} */
  const forward = (signal) => void child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  const parent = process.ppid;
  const orphanWatch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) forward('SIGTERM');
  }, ORPHAN_POLL_MS);
  return () => {
    clearInterval(orphanWatch);
    for (const signal of FORWARDED) process.off(signal, forward);
  };
}
