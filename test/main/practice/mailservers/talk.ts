import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { MailEndpoint } from '../../../../main/practice/mailservers/servers.ts';

/** A client that says line for line what a test tells it to. */
export class Talk {
  #socket: Socket;
  readonly #ca: string;
  #text = '';
  #isClosed = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket, ca: string) {
    this.#socket = socket;
    this.#ca = ca;
    this.#listen();
  }

  static to({ host, port, security }: MailEndpoint, ca: string): Talk {
    return new Talk(security === 'tls' ? connectTls({ host, port, ca }) : connectPlain({ host, port }), ca);
  }

  /** Sends a line and answers what came back up to the line that fits; all that came if the server hung up. */
  async say(line: string, until: RegExp): Promise<string> {
    this.#socket.write(`${line}\r\n`);
    return this.hear(until);
  }

  async hear(until: RegExp): Promise<string> {
    for (;;) {
      const lines = this.#text.split('\r\n');
      const last = lines.slice(0, -1).findIndex((line) => until.test(line));
      if (last >= 0) {
        this.#text = lines.slice(last + 1).join('\r\n');
        return lines.slice(0, last + 1).join('\n');
      }
      if (this.#isClosed) return `${this.#text}<closed>`;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async startTls(): Promise<void> {
    const plain = this.#socket;
    plain.removeAllListeners();
    this.#socket = connectTls({ socket: plain, ca: this.#ca, servername: 'localhost' });
    this.#listen();
    await new Promise((resolve) => this.#socket.once('secureConnect', resolve));
  }

  end(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('utf8');
      this.#wake();
    });
    const over = () => {
      this.#isClosed = true;
      this.#wake();
    };
    this.#socket.on('close', over).on('error', over);
  }
}

export function xoauth2(user: string, token: string): string {
  return Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64');
}
