import { lookup } from 'node:dns/promises';
import { connect as connectTcp, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, getCACertificates, type TLSSocket } from 'node:tls';
import { NetError, toNetError } from '../../net/net-error.ts';
import { certificateOf } from './certificate.ts';
import type { ProxyWay, Server, Wire } from './types.ts';

export interface SocketWireOptions {
  /** The platform's answer for a URL, as PAC files write it (`DIRECT`, `PROXY host:port`). */
  resolveProxy(url: string): Promise<string>;
}

/** The real network, over Node's sockets. */
export function createSocketWire({ resolveProxy }: SocketWireOptions): Wire {
  return {
    inside: null,
    async proxyFor(server) {
      // Mail programs know nothing of HTTP proxies.
      if (server.role !== 'login' && server.role !== 'graph') return { kind: 'direct' };
      return parseProxy(await resolveProxy(`https://${server.host}/`));
    },
    async resolve(host, signal) {
      const addresses = await held(lookup(host, { all: true }), host, signal);
      return addresses.map(({ address }) => address);
    },
    async connect(server, proxy, signal) {
      const socket = await open(server, proxy, signal);
      const address = socket.remoteAddress ?? server.host;
      socket.destroy();
      return address;
    },
    async secure(server, proxy, signal) {
      const plain = await open(server, proxy, signal);
      const secured = await encrypt(plain, server, signal);
      const certificate = certificateOf(secured);
      secured.destroy();
      return certificate;
    },
  };
}

/** The first way of a PAC answer. */
export function parseProxy(answer: string): ProxyWay {
  const first = answer.split(';')[0]?.trim() ?? '';
  const [, host, port] = /^(?:PROXY|HTTPS?)\s+\[?([^\]\s]+?)\]?:(\d+)$/i.exec(first) ?? [];
  return host && port ? { kind: 'proxy', host, port: Number(port) } : { kind: 'direct' };
}

function open(server: Server, proxy: ProxyWay, signal: AbortSignal): Promise<Socket> {
  const { host, port } = proxy.kind === 'proxy' ? proxy : server;
  const name = `${server.host}:${server.port}`;
  // Tries IPv6 and IPv4 in turn, as browsers do.
  const socket = connectTcp({ host, port, autoSelectFamily: true, signal });
  const opened = new Promise<Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
  const ready = proxy.kind === 'proxy' ? opened.then(() => throughProxy(socket, server)) : opened;
  return held(ready, name, signal).catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
}

/** Longest answer of a proxy to CONNECT that is read. */
const MAX_ANSWER = 8192;

/** RFC 9110 §9.3.6. */
function throughProxy(socket: Socket, { host, port }: Server): Promise<Socket> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const onData = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (!answer.includes('\r\n\r\n') && answer.length < MAX_ANSWER) return;
      socket.off('data', onData);
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1];
      if (status?.startsWith('2')) resolve(socket);
      else reject(new NetError('proxy', `${host}:${port}`, status ?? 'no HTTP'));
    };
    socket.on('data', onData);
    socket.once('close', () => reject(new NetError('proxy', `${host}:${port}`, 'closed')));
    socket.write(`CONNECT ${host}:${port} HTTP/1.1\r\nHost: ${host}:${port}\r\n\r\n`);
  });
}

function encrypt(socket: Socket, { host, port }: Server, signal: AbortSignal): Promise<TLSSocket> {
  const secured = connectTls({
    socket,
    servername: host,
    // What is wrong with a certificate is to be told, not only that it is wrong. Nothing is sent here.
    rejectUnauthorized: false,
    ca: [...getCACertificates('bundled'), ...getCACertificates('system')],
    checkServerIdentity,
  });
  const ready = new Promise<TLSSocket>((resolve, reject) => {
    secured.once('secureConnect', () => resolve(secured));
    secured.once('error', reject);
    secured.once('close', () => reject(new NetError('tls', host, 'closed')));
  });
  return held(ready, `${host}:${port}`, signal).catch((error: unknown) => {
    secured.destroy();
    socket.destroy();
    throw error;
  });
}

/** Settles with `work`, or rejects as soon as the signal fires. What was thrown becomes a `NetError`. */
function held<T>(work: Promise<T>, host: string, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new NetError('timeout', host));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work
      .then(resolve, (error: unknown) => reject(toNetError(error, host)))
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
