import type { Socket } from 'node:net';
import type { Evidence } from '../../diagnosis/types.ts';
import { NetError } from '../../net/net-error.ts';
import { nameOf, type Reach, secure } from './connection.ts';
import { garbage, netFailure } from './failure.ts';
import type { ProbeStage } from './types.ts';

/** Longest line and longest answer that are read; servers of mail say less, anything else says more. */
const MAX_LINE = 4096;
const MAX_LINES = 200;

/** A dialogue of lines with one server. */
export class LineDialogue {
  readonly #reach: Reach;
  readonly #source: Evidence['source'];
  #socket: Socket;
  #text = '';
  #error: Error | null = null;
  #wake: () => void = () => {};

  constructor(reach: Reach, socket: Socket, source: Evidence['source']) {
    this.#reach = reach;
    this.#source = source;
    this.#socket = socket;
    this.#listen();
  }

  /**
   * Sends a line, if there is one, and reads the answer: lines up to the first that is its last.
   *
   * @param last tells the last line of an answer; null for a line that belongs to none
   * @throws ProbeFailure of `stage`
   */
  async ask(
    stage: ProbeStage,
    line: string | null,
    last: (line: string) => boolean | null,
  ): Promise<string[]> {
    if (line !== null && this.#socket.writable) this.#socket.write(`${line}\r\n`);
    const lines: string[] = [];
    for (;;) {
      const next = await this.#line(stage);
      lines.push(next);
      const isLast = last(next);
      if (isLast === null || lines.length > MAX_LINES) throw garbage(stage, this.#source, lines.join('\n'));
      if (isLast) return lines;
    }
  }

  /** Goes on in TLS. What came in the clear is forgotten: anybody could have put it there. */
  async startTls(): Promise<void> {
    this.#socket.removeAllListeners('data');
    this.#text = '';
    this.#socket = await secure(this.#reach, this.#socket);
    this.#listen();
  }

  /** Says goodbye without waiting for an answer. */
  leave(farewell: string): void {
    if (this.#socket.writable) this.#socket.end(`${farewell}\r\n`);
  }

  async #line(stage: ProbeStage): Promise<string> {
    const { deadline, target } = this.#reach;
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end).replace(/\r$/, '');
        this.#text = this.#text.slice(end + 1);
        return line;
      }
      if (this.#text.length > MAX_LINE) throw garbage(stage, this.#source, this.#text);
      if (this.#error) throw netFailure(stage, this.#error, nameOf(target));
      const more = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await deadline.hold(more).catch((error: unknown) => {
        throw netFailure(stage, error, nameOf(target));
      });
    }
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      // Nobody asked for so much: what is kept suffices to tell that it is garbage.
      if (this.#text.length <= MAX_LINE * MAX_LINES) this.#text += chunk.toString('utf8');
      this.#wake();
    });
    const over = (error?: unknown) => {
      this.#error ??=
        error instanceof Error ? error : new NetError('offline', nameOf(this.#reach.target), 'ECONNRESET');
      this.#wake();
    };
    this.#socket
      .on('error', over)
      .on('end', () => over())
      .on('close', () => over());
  }
}
