import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { PracticeState } from '../state.ts';
import type { MailProtocol } from './admission.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { speakImap } from './imap/imap.ts';
import { speakPop } from './pop.ts';
import type { MailSession } from './session.ts';
import { speakSmtp } from './smtp.ts';
import { Wire } from './wire.ts';

export interface MailEndpoint {
  host: string;
  port: number;
  /** `tls` from the first byte, or in the clear until `starttls`. */
  security: 'tls' | 'starttls';
}

/** The listeners of IMAP, POP and SMTP. */
export interface MailServers extends Record<MailProtocol, MailEndpoint> {
  /** PEM certificate that clients have to trust. */
  ca: string;
  close(): Promise<void>;
}

interface Protocol {
  name: MailProtocol;
  security: MailEndpoint['security'];
  speak(session: MailSession): Promise<void>;
}

const PROTOCOLS: Record<MailProtocol, Protocol> = {
  imap: { name: 'imap', security: 'tls', speak: speakImap },
  pop: { name: 'pop', security: 'tls', speak: speakPop },
  smtp: { name: 'smtp', security: 'starttls', speak: speakSmtp },
};

const LOOPBACK = '127.0.0.1';

/**
 * Listens for mail clients on free ports of loopback. While the tenant is switched offline connections
 * are dropped; while something reads along, it shows its own certificate.
 *
 * @param names host names that the certificate is for, besides `localhost` and 127.0.0.1
 * @throws Error of node:net when a port cannot be opened
 */
export async function startMailServers(state: PracticeState, names: readonly string[]): Promise<MailServers> {
  const certificate = await makeCertificate('Practice tenant', names);
  const intruder = await makeCertificate('Practice web filter', names);
  const context = { state, certificate, intruder };
  const imap = await listen(context, PROTOCOLS.imap);
  const pop = await listen(context, PROTOCOLS.pop);
  const smtp = await listen(context, PROTOCOLS.smtp);
  return {
    imap: imap.endpoint,
    pop: pop.endpoint,
    smtp: smtp.endpoint,
    ca: certificate.pem,
    async close() {
      await Promise.all([imap, pop, smtp].map((each) => each.close()));
    },
  };
}

interface ListenContext {
  state: PracticeState;
  certificate: Certificate;
  intruder: Certificate;
}

async function listen(context: ListenContext, protocol: Protocol) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    // A client may leave at any moment; what it leaves behind is read as "gone".
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
    void serve(context, protocol, socket).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  // Who has nothing else to do may end: these are for clients of the same run.
  server.unref();
  const { port } = server.address() as AddressInfo;
  const endpoint: MailEndpoint = { host: LOOPBACK, port, security: protocol.security };
  return { endpoint, close: () => closeAll(server, open) };
}

async function serve(
  { state, certificate, intruder }: ListenContext,
  { name, security, speak }: Protocol,
  socket: Socket,
): Promise<void> {
  const isCut =
    state.disturbances.switches.offline || state.path.unresolvable || state.path.blocked.has(name);
  if (isCut) {
    socket.destroy();
    return;
  }
  const wire = new Wire(socket);
  const secureContext = () => (state.path.certificate === 'untrusted' ? intruder : certificate).context;
  if (security === 'tls' && !(await wire.secure(secureContext()))) return;
  await speak({ state, wire, secureContext, onMail: (listener) => state.watch(listener) });
  wire.end();
}

function closeAll(server: Server, open: Set<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of open) socket.destroy();
  });
}
