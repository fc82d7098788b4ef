import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isAlive } from './profile.ts';

/** What a second instance tells the first. */
export interface Invocation {
  argv: string[];
  cwd: string;
  data: unknown;
}

/** Longest to wait for a first instance's answer, in milliseconds. */
const ANSWER_TIMEOUT = 10_000;
/** Longest path of a Unix socket that all systems take, in bytes. */
const MAX_SOCKET_PATH = 100;

/**
 * Chromium's process singleton: the first instance listens on a socket of the user-data folder, a second one
 * hands over its arguments and gets false. A socket that nobody answers on is left from a killed process.
 */
export class SingleInstance {
  readonly #address: string;
  readonly #guard: string;
  readonly #onSecond: (invocation: Invocation) => void;
  #server: Server | undefined;

  constructor(userData: string, onSecond: (invocation: Invocation) => void) {
    this.#address = addressOf(userData);
    this.#guard = join(userData, 'instance.starting');
    this.#onSecond = onSecond;
  }

  get isHeld(): boolean {
    return this.#server !== undefined;
  }

  /** Takes the lock or tells its holder about us; false = somebody else holds it. Blocks while it asks. */
  acquire(invocation: Invocation): boolean {
    if (this.#server) return true;
    takeGuard(this.#guard);
    try {
      if (mayBeHeld(this.#address) && notifySync(this.#address, invocation)) return false;
      if (process.platform !== 'win32') rmSync(this.#address, { force: true });
      this.#server = this.#listen();
      return true;
    } finally {
      rmSync(this.#guard, { force: true });
    }
  }

  release(): void {
    this.#server?.close();
    this.#server = undefined;
  }

  #listen(): Server {
    const server = createServer((socket) => this.#receive(socket));
    server.listen(this.#address);
    server.unref();
    return server;
  }

  #receive(socket: Socket): void {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (!text.endsWith('\n')) return;
      socket.end('ok\n');
      this.#onSecond(JSON.parse(text) as Invocation);
    });
  }
}

function addressOf(userData: string): string {
  const hash = createHash('sha256').update(userData).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\mailbox-connector-${hash}`;
  const path = join(userData, 'instance.sock');
  return Buffer.byteLength(path) <= MAX_SOCKET_PATH ? path : join(tmpdir(), `mailbox-connector-${hash}.sock`);
}

/** A socket is a file, whose absence says at once that nobody listens; a pipe of Windows has to be tried. */
function mayBeHeld(address: string): boolean {
  return process.platform === 'win32' || existsSync(address);
}

/** Two instances that start at once must not both find the lock free: one at a time looks. */
function takeGuard(path: string): void {
  const deadline = Date.now() + 3 * ANSWER_TIMEOUT;
  while (!tryTakeGuard(path)) {
    if (Date.now() > deadline || !isAlive(Number(readOrEmpty(path)) || process.pid))
      rmSync(path, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
}

function tryTakeGuard(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** What became of an attempt to reach the first instance. */
const WAITING = 0;
const TOLD = 1;
const NOBODY = 2;
/** Somebody listens, but has not answered yet. */
const CONNECTED = 3;

const NOTIFY = `
const { workerData } = require('node:worker_threads');
const socket = require('node:net').connect(workerData.address);
const state = new Int32Array(workerData.shared);
const set = (code) => { Atomics.store(state, 0, code); Atomics.notify(state, 0); };
socket.on('connect', () => { set(${CONNECTED}); socket.write(workerData.text); });
socket.on('data', () => { set(${TOLD}); socket.destroy(); });
socket.on('error', () => state[0] === ${WAITING} && set(${NOBODY}));
`;

/**
 * Tells the holder of the lock about an invocation; false = nobody holds it. Electron answers synchronously, a
 * socket does not: a thread talks while this one waits. A holder too busy to answer is a holder.
 */
function notifySync(address: string, invocation: Invocation): boolean {
  const shared = new SharedArrayBuffer(4);
  const workerData = { address, shared, text: `${JSON.stringify(invocation)}\n` };
  const worker = new Worker(NOTIFY, { eval: true, workerData, stdout: false, stderr: false });
  worker.on('error', () => {});
  worker.unref();
  const state = new Int32Array(shared);
  Atomics.wait(state, 0, WAITING, ANSWER_TIMEOUT);
  Atomics.wait(state, 0, CONNECTED, ANSWER_TIMEOUT);
  return state[0] === TOLD || state[0] === CONNECTED;
}
