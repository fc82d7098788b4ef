import type { Readable, Writable } from 'node:stream';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;
export type CdpEvent<E extends keyof Events> = Events[E][0];
type Listener = (params: never) => void;

/** A command that Chromium refused, or that it can no longer answer. */
class CdpError extends Error {
  override readonly name = 'CdpError';
}

interface Pending {
  method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
  sessionId?: string;
}

/** One DevTools session: the browser's own or that of one target. */
export class CdpSession {
  readonly #connection: CdpConnection;
  readonly #id: string | undefined;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(connection: CdpConnection, id?: string) {
    this.#connection = connection;
    this.#id = id;
  }

  /** Sends one command; throws `CdpError` when Chromium refuses it or is gone. */
  send<M extends keyof Commands>(
    method: M,
    ...params: Commands[M]['paramsType']
  ): Promise<Commands[M]['returnType']> {
    return this.#connection.request(method, params[0], this.#id) as Promise<Commands[M]['returnType']>;
  }

  /** Listens to an event; answers the way to stop. */
  on<E extends keyof Events>(event: E, listener: (params: CdpEvent<E>) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener as Listener));
    return () => void listeners.delete(listener as Listener);
  }

  /** The session of a target that this connection has attached to. */
  child(sessionId: string): CdpSession {
    return this.#connection.session(sessionId);
  }

  dispatch(method: string, params: unknown): void {
    for (const listener of this.#listeners.get(method) ?? []) listener(params as never);
  }
}

/** The DevTools protocol over Chromium's pipe: JSON messages that end with a NUL byte. */
export class CdpConnection {
  readonly root: CdpSession;
  /** Resolves when the pipe is closed. */
  readonly closed: Promise<void>;
  readonly #write: Writable;
  readonly #pending = new Map<number, Pending>();
  readonly #sessions = new Map<string, CdpSession>();
  #lastId = 0;
  #rest: Buffer[] = [];
  #isClosed = false;

  constructor(read: Readable, write: Writable) {
    this.#write = write;
    this.root = new CdpSession(this);
    read.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.closed = new Promise((resolve) => read.on('close', () => resolve(this.#close())));
    for (const stream of [read, write]) stream.on('error', () => this.#close());
  }

  session(id: string): CdpSession {
    const session = this.#sessions.get(id) ?? new CdpSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  request(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new CdpError(`${method}: Chromium is gone`));
      const id = ++this.#lastId;
      this.#pending.set(id, { method, resolve, reject });
      this.#write.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.#rest.push(chunk.subarray(start, end));
      const text = Buffer.concat(this.#rest).toString('utf8');
      this.#rest = [];
      start = end + 1;
      this.#handle(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start));
  }

  #handle(message: Message): void {
    const session = message.sessionId ? this.#sessions.get(message.sessionId) : this.root;
    if (message.id !== undefined) this.#settle(message.id, message);
    else if (message.method) session?.dispatch(message.method, message.params);
  }

  #settle(id: number, message: Message): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (message.error) pending?.reject(new CdpError(`${pending.method}: ${message.error.message}`));
    else pending?.resolve(message.result);
  }

  #close(): void {
    this.#isClosed = true;
    for (const pending of this.#pending.values()) {
      pending.reject(new CdpError(`${pending.method}: Chromium is gone`));
    }
    this.#pending.clear();
  }
}
