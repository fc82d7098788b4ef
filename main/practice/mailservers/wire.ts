import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';

/** Longest command line; an XOAUTH2 response carries a token of a few thousand characters. */
const MAX_LINE = 64 * 1024;
/** A client that says nothing for so long is gone; milliseconds (Exchange waits half an hour at IMAP). */
const IDLE_MS = 30 * 60_000;

/** One client's connection, read line by line or in counted bytes. Never throws: a lost client reads as null. */
export class Wire {
  #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #isOver = false;
  #wake: () => void = () => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen(socket);
  }

  send(...lines: string[]): void {
    this.write(Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'utf8'));
  }

  write(bytes: Uint8Array): void {
    if (!this.#isOver && this.#socket.writable) this.#socket.write(bytes);
  }

  /** The next line without its end; null when the client is gone or the line has no end. */
  async line(encoding: 'utf8' | 'latin1' = 'utf8'): Promise<string | null> {
    for (;;) {
      const end = this.#buffer.indexOf('\n');
      if (end >= 0)
        return this.#take(end + 1)
          .toString(encoding)
          .replace(/\r?\n$/, '');
      if (this.#buffer.length > MAX_LINE || !(await this.#more())) return null;
    }
  }

  /** Exactly `count` bytes; null when the client leaves before. */
  async bytes(count: number): Promise<Buffer | null> {
    while (this.#buffer.length < count) if (!(await this.#more())) return null;
    return this.#take(count);
  }

  /** Changes to TLS; what was sent in the clear behind the command is dropped, as it may be somebody else's. */
  async secure(secureContext: SecureContext): Promise<boolean> {
    const plain = this.#socket;
    plain.removeAllListeners('data');
    this.#buffer = Buffer.alloc(0);
    const secured = new TLSSocket(plain, { isServer: true, secureContext });
    this.#socket = secured;
    this.#listen(secured);
    return new Promise((resolve) => {
      secured.once('secure', () => resolve(true));
      secured.once('close', () => resolve(false));
    });
  }

  /** Says goodbye: what was sent still arrives. */
  end(): void {
    this.#isOver = true;
    this.#socket.end();
  }

  #listen(socket: Socket): void {
    socket.setNoDelay(true);
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#wake();
    });
    const over = () => {
      this.#isOver = true;
      this.#wake();
    };
    socket.on('end', over).on('close', over).on('error', over);
  }

  #take(count: number): Buffer {
    const taken = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(count);
    return taken;
  }

  /** False once nothing more will come. */
  async #more(): Promise<boolean> {
    if (this.#isOver) return false;
    const before = this.#buffer.length;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    return this.#buffer.length > before || !this.#isOver;
  }
}
