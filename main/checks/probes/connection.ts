import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, connect as openTcp, type Socket } from 'node:net';
import { connect as openTls, type TLSSocket } from 'node:tls';
import type { Deadline } from '../../net/deadline.ts';
import { dial as dialThrough } from '../../net/dial.ts';
import type { MailRoute } from '../../net/mail-routes.ts';
import { NetError } from '../../net/net-error.ts';
import { trusting } from '../../net/trust.ts';
import type { HttpProxy } from '../../net/way.ts';
import { netFailure, ProbeFailure, serverText } from './failure.ts';
import type { Address, Fact, ProbeStage, ProbeTarget } from './types.ts';

/** Addresses that are tried: the first of each family, so that a network without IPv6 costs one attempt. */
const MAX_ADDRESSES = 2;
/** An attempt that is not the last may take this share of the time, so that the next one has some. */
const EARLY_SHARE = 0.3;

/** What connecting works with. */
export interface Reach {
  target: ProbeTarget;
  deadline: Deadline;
  /** What was found out on the way. */
  facts: Fact[];
  /** Filled in by `connect`. */
  route: MailRoute | undefined;
  /** The connection as it is now; whoever runs the dialogue closes it. */
  socket: Socket | undefined;
}

/**
 * Opens the connection: the first address that lets itself be connected to and, for `tls`, shows a
 * certificate that is trusted. Where IPv6 leads nowhere, IPv4 is tried.
 *
 * @throws ProbeFailure `resolve`, `connect`, `tls`
 */
export async function connect(reach: Reach, security: 'tls' | 'plain'): Promise<Socket> {
  const { target, facts } = reach;
  const addresses = await resolve(reach);
  let failure: ProbeFailure | null = null;
  for (const [index, address] of addresses.entries()) {
    const isLast = index === addresses.length - 1;
    try {
      const tcp = await dial(reach, address, isLast ? 1 : EARLY_SHARE);
      const socket = security === 'tls' ? await secure(reach, tcp) : tcp;
      reach.socket = socket;
      facts.unshift({ label: 'Address', value: wordsFor(reach, address) });
      return socket;
    } catch (error) {
      if (!(error instanceof ProbeFailure)) throw error;
      failure = error;
      if (target.signal.aborted || error.evidence.facts.code === 'tls') break;
      facts.push({ label: `IPv${address.family}`, value: error.message });
    }
  }
  throw (
    failure ?? netFailure('resolve', new NetError('offline', nameOf(target), 'ENOTFOUND'), nameOf(target))
  );
}

function wordsFor(reach: Reach, { address, family }: Address): string {
  const proxy = proxyOf(reach);
  return proxy ? `through the proxy ${proxy.host}:${proxy.port}` : `${address} (IPv${family})`;
}

async function resolve(reach: Reach): Promise<Address[]> {
  const { target, deadline } = reach;
  try {
    reach.route = await deadline.hold(Promise.resolve(target.route?.(target.server)));
    const host = reach.route?.host ?? target.server.host;
    // Behind a proxy only the proxy looks the server up.
    if (proxyOf(reach)) return [{ address: host, family: 0 }];
    if (isIP(host)) return [{ address: host, family: isIP(host) }];
    const lookup = target.lookup ?? ((name: string) => systemLookup(name, { all: true, verbatim: true }));
    const all = await deadline.hold(lookup(host));
    const firsts = [all[0], all.find(({ family }) => family !== all[0]?.family)];
    return firsts.filter((address) => address !== undefined).slice(0, MAX_ADDRESSES);
  } catch (error) {
    throw netFailure('resolve', error, nameOf(target));
  }
}

/** What answers inside this computer is never asked for through a proxy. */
function proxyOf({ target: { way }, route }: Reach) {
  return !route && way?.kind === 'proxy' ? way : null;
}

function dial(reach: Reach, { address }: Address, share: number): Promise<Socket> {
  const { target, route } = reach;
  const proxy = proxyOf(reach);
  if (proxy) return throughProxy(reach, proxy);
  const socket = openTcp({ host: address, port: route?.port ?? target.server.port });
  socket.setNoDelay(true);
  return settle(reach, socket, 'connect', { event: 'connect', ms: target.timeoutMs * share });
}

async function throughProxy({ target, deadline }: Reach, way: HttpProxy): Promise<Socket> {
  const { host, port } = target.server;
  try {
    return await deadline.hold(
      dialThrough({ host, port, way, authorities: target.ca ?? [], signal: deadline.signal }),
    );
  } catch (error) {
    throw netFailure('connect', error, nameOf(target));
  }
}

/**
 * Changes a connection to TLS. The handshake itself accepts any certificate, so that the issuer of a
 * bad one can be named; nothing is sent over the connection before it was found to be trusted.
 *
 * @throws ProbeFailure `tls`
 */
export async function secure(reach: Reach, tcp: Socket): Promise<TLSSocket> {
  const { target, route, facts } = reach;
  const host = target.server.host;
  const extra = [...(target.ca ?? []), ...(route?.ca ?? [])];
  // A routed server never leaves this computer: nobody but its own certificate vouches for it.
  const socket = openTls({
    socket: tcp,
    host,
    ...(isIP(host) ? {} : { servername: host }),
    rejectUnauthorized: false,
    secureContext: trusting(extra, { onlyExtra: route !== undefined }),
  });
  await settle(reach, socket, 'tls', { event: 'secureConnect', ms: target.timeoutMs });
  const issuer = issuerOf(socket);
  if (!socket.authorized) {
    socket.destroy();
    const why = String(socket.authorizationError ?? 'not trusted');
    facts.push({ label: 'Certificate issued by', value: issuer });
    throw netFailure(
      'tls',
      new NetError('tls', nameOf(target), `${why}, issued by ${issuer}`),
      nameOf(target),
    );
  }
  reach.socket = socket;
  facts.push({ label: 'TLS', value: `${socket.getProtocol() ?? 'TLS'}, certificate by ${issuer}` });
  return socket;
}

function issuerOf(socket: TLSSocket): string {
  const { CN, O } = socket.getPeerCertificate().issuer ?? {};
  return serverText([...new Set([CN, O].flat().filter(Boolean))].join(', ')).slice(0, 100) || 'nobody named';
}

/** Waits for one event of a socket; whatever comes instead ends the attempt and the socket. */
async function settle<S extends Socket>(
  { target, deadline }: Reach,
  socket: S,
  stage: ProbeStage,
  { event, ms }: { event: string; ms: number },
): Promise<S> {
  const timer = setTimeout(() => socket.destroy(new NetError('timeout', nameOf(target))), ms);
  try {
    await deadline.hold(
      new Promise<void>((resolve, reject) => {
        socket.once(event, () => resolve());
        socket.once('error', reject);
        socket.once('close', () => reject(new NetError('offline', nameOf(target), 'ECONNRESET')));
      }),
    );
    return socket;
  } catch (error) {
    socket.destroy();
    throw netFailure(stage, error, nameOf(target));
  } finally {
    clearTimeout(timer);
  }
}

export function nameOf({ server }: ProbeTarget): string {
  return `${server.host}:${server.port}`;
}
