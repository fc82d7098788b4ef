import { lookup } from 'node:dns/promises';
import { dial, encrypt } from '../../net/dial.ts';
import { NetError, toNetError } from '../../net/net-error.ts';
import type { NetworkPath } from '../../net/network-path.ts';
import { trusting } from '../../net/trust.ts';
import type { ProxyWay } from '../../net/way.ts';
import { certificateOf } from './certificate.ts';
import type { Server, Wire } from './types.ts';

/** The real network, over Node's sockets, on the way that requests take too. */
export function createSocketWire(path: NetworkPath): Wire {
  const open = ({ host, port }: Server, way: ProxyWay, signal: AbortSignal) =>
    dial({ host, port, way, authorities: path.choice().authorities, signal });
  return {
    inside: null,
    authorities: () => path.choice().authorities,
    proxyFor: (server) =>
      path.wayTo(server, server.role === 'login' || server.role === 'graph' ? 'web' : 'mail'),
    async resolve(host, signal) {
      const addresses = await held(lookup(host, { all: true }), host, signal);
      return addresses.map(({ address }) => address);
    },
    async connect(server, way, signal) {
      const socket = await open(server, way, signal);
      const address = socket.remoteAddress ?? server.host;
      socket.destroy();
      return address;
    },
    async secure(server, way, signal) {
      const { authorities } = path.choice();
      const plain = await open(server, way, signal);
      const context = trusting(authorities);
      const secured = await encrypt(plain, { host: server.host, context, signal });
      // What is wrong with a certificate is told, not only that it is wrong. Nothing is sent here.
      const certificate = certificateOf(secured, authorities);
      secured.destroy();
      return certificate;
    },
  };
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
