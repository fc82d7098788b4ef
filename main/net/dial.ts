import { isIP, connect as openTcp, type Socket } from 'node:net';
import { connect as openTls, type SecureContext, type TLSSocket } from 'node:tls';
import { NetError, toNetError } from './net-error.ts';
import { trusting } from './trust.ts';
import type { HttpProxy, ProxyWay } from './way.ts';

export interface DialOptions {
  host: string;
  port: number;
  way: ProxyWay;
  /** PEM certificates trusted besides, for a proxy that is itself reached by TLS. */
  authorities: readonly string[];
  signal: AbortSignal;
}

/**
 * Opens a connection to a server, through the proxy where the way leads there.
 *
 * @throws NetError; code `proxy` for whatever keeps the proxy from leading on
 */
export async function dial(options: DialOptions): Promise<Socket> {
  const { host, port, way, signal } = options;
  const name = `${host}:${port}`;
  if (way.kind === 'direct') return open({ host, port }, name, signal);
  try {
    const socket = await toProxy(way, options);
    return await connectThrough(socket, way, options);
  } catch (error) {
    const found = toNetError(error, name);
    if (found.code === 'proxy' || found.code === 'timeout' || found.code === 'aborted') throw found;
    throw new NetError('proxy', name, found.detail);
  }
}

/** Tries IPv6 and IPv4 in turn, as browsers do. */
function open(to: { host: string; port: number }, name: string, signal: AbortSignal): Promise<Socket> {
  const socket = openTcp({ ...to, autoSelectFamily: true });
  return settled(socket, 'connect', name, signal);
}

async function toProxy({ host, port, isTls }: HttpProxy, options: DialOptions): Promise<Socket> {
  const { signal, authorities } = options;
  const name = `${options.host}:${options.port}`;
  const socket = await open({ host, port }, name, signal);
  if (!isTls) return socket;
  const secured = await encrypt(socket, { host, context: trusting(authorities), signal });
  if (secured.authorized) return secured;
  secured.destroy();
  throw new NetError('proxy', name, String(secured.authorizationError ?? 'not trusted'));
}

/** Longest answer of a proxy to CONNECT that is read. */
const MAX_ANSWER = 8192;

/** RFC 9110 §9.3.6; the credentials are RFC 7617's. */
function connectThrough(
  socket: Socket,
  way: HttpProxy,
  { host, port, signal }: DialOptions,
): Promise<Socket> {
  const target = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const refuse = (detail: string) => reject(new NetError('proxy', `${host}:${port}`, detail));
  const onAbort = () => reject(new NetError('timeout', `${host}:${port}`));
  const onClose = () => refuse('closed');
  const onError = (error: unknown) => reject(toNetError(error, `${host}:${port}`));
  let answer = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    answer = Buffer.concat([answer, chunk]);
    const end = answer.indexOf('\r\n\r\n');
    if (end < 0 && answer.length < MAX_ANSWER) return;
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(answer.toString('latin1', 0, 32))?.[1];
    if (!status?.startsWith('2') || end < 0) return refuse(status ?? 'no HTTP');
    // A server that speaks first may already be heard in the same packet.
    socket.pause();
    if (answer.length > end + 4) socket.unshift(answer.subarray(end + 4));
    resolve(socket);
  };
  socket.on('data', onData).on('close', onClose).on('error', onError);
  signal.addEventListener('abort', onAbort, { once: true });
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${authorization(way)}\r\n`);
  return promise
    .catch((error: unknown) => {
      socket.destroy();
      throw error;
    })
    .finally(() => {
      socket.off('data', onData).off('close', onClose).off('error', onError);
      // Until the next owner listens, an error must not end the app.
      socket.on('error', () => {});
      signal.removeEventListener('abort', onAbort);
    });
}

function authorization({ credentials }: HttpProxy): string {
  if (!credentials) return '';
  const { user, password } = credentials;
  return `Proxy-Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}\r\n`;
}

export interface EncryptOptions {
  /** Name the certificate has to be for. */
  host: string;
  context: SecureContext;
  signal: AbortSignal;
}

/**
 * Changes a connection to TLS and accepts any certificate, so that a bad one can be named: whoever
 * sends something asks `authorized` first.
 *
 * @throws NetError
 */
export function encrypt(socket: Socket, { host, context, signal }: EncryptOptions): Promise<TLSSocket> {
  const secured = openTls({
    socket,
    host,
    ...(isIP(host) ? {} : { servername: host }),
    rejectUnauthorized: false,
    secureContext: context,
  });
  return settled(secured, 'secureConnect', host, signal).catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
}

/** Waits for one event of a socket; whatever comes instead ends the socket. */
async function settled<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  name: string,
  signal: AbortSignal,
): Promise<S> {
  const { promise, resolve, reject } = Promise.withResolvers<S>();
  const onAbort = () => reject(new NetError('timeout', name));
  const onError = (error: unknown) => reject(toNetError(error, name));
  const onClose = () => reject(new NetError(event === 'connect' ? 'offline' : 'tls', name, 'closed'));
  socket.once(event, () => resolve(socket));
  socket.on('error', onError).once('close', onClose);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await promise;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    socket.off('close', onClose);
  }
}
