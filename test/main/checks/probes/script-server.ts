import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Certificate, makeCertificate } from '../../../../main/practice/mailservers/certificate.ts';
import { Wire } from '../../../../main/practice/mailservers/wire.ts';

/** A server that says what a test tells it to. */
export interface Script {
  security: 'tls' | 'starttls';
  greeting: string;
  /** What a line of the client is answered with; `starttls` answers and changes to TLS, null hangs up. */
  answer(line: string): string | { starttls: string } | null;
}

export interface ScriptServer {
  port: number;
  ca: string[];
  /** Clients that are connected now. */
  connected(): number;
  close(): Promise<void>;
}

let shared: Promise<Certificate> | null = null;

/** One certificate for all: making one costs more than a connection. */
function testCertificate(): Promise<Certificate> {
  shared ??= makeCertificate('Test', ['mail.example']);
  return shared;
}

/**
 * @param cutAfter the connection is cut once so many bytes of the dialogue have been sent
 */
export async function startScript(
  script: Script,
  cutAfter: () => number = () => Infinity,
): Promise<ScriptServer> {
  const certificate = await testCertificate();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    void play(script, { socket, certificate, cutAfter: cutAfter() });
  });
  const port = await listening(server);
  return {
    port,
    ca: [certificate.pem],
    connected: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function play(
  script: Script,
  { socket, certificate, cutAfter }: { socket: Socket; certificate: Certificate; cutAfter: number },
): Promise<void> {
  const wire = new Wire(socket);
  let left = cutAfter;
  /** False once the connection was cut. */
  const say = (text: string): boolean => {
    const bytes = Buffer.from(text);
    wire.write(bytes.subarray(0, left));
    left -= bytes.length;
    if (left > 0) return true;
    wire.end();
    return false;
  };
  if (script.security === 'tls' && !(await wire.secure(certificate.context))) return;
  if (!say(script.greeting)) return;
  for (let line = await wire.line(); line !== null; line = await wire.line()) {
    const answer = script.answer(line);
    if (answer === null) return wire.end();
    if (!say(typeof answer === 'string' ? answer : answer.starttls)) return;
    if (typeof answer !== 'string' && !(await wire.secure(certificate.context))) return;
  }
}

/** The shortest dialogues that end well. */
export const GOOD = {
  imap: {
    security: 'tls',
    greeting: '* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] hi\r\n',
    answer(line) {
      const [tag = '', command = ''] = line.split(' ');
      if (command === 'SELECT') return `* 3 EXISTS\r\n* FLAGS ()\r\n${tag} OK [READ-WRITE] done\r\n`;
      if (command === 'LOGOUT') return `* BYE bye\r\n${tag} OK bye\r\n`;
      if (command === 'CAPABILITY') return `* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n`;
      return `${tag} OK done\r\n`;
    },
  },
  pop: {
    security: 'tls',
    greeting: '+OK hi\r\n',
    answer(line) {
      if (line.startsWith('AUTH')) return '+ \r\n';
      return line === 'STAT' ? '+OK 3 420\r\n' : '+OK\r\n';
    },
  },
  smtp: {
    security: 'starttls',
    greeting: '220 hi\r\n',
    answer(line) {
      if (line.startsWith('EHLO')) return '250-hi\r\n250 AUTH XOAUTH2\r\n';
      if (line === 'STARTTLS') return { starttls: '220 go\r\n' };
      if (line.startsWith('AUTH')) return '334 \r\n';
      return /^(MAIL|RCPT|RSET)/.test(line) ? '250 ok\r\n' : '235 ok\r\n';
    },
  },
} as const satisfies Record<string, Script>;
