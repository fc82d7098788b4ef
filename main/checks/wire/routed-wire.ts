import { NetError } from '../../net/net-error.ts';
import type { Net } from '../../net/types.ts';
import type { PathFaults } from '../../practice/path-faults.ts';
import type { Certificate, Server, Wire } from './types.ts';

/** The practice tenant has no wire: its layers are what its switches say. */
export function createPracticeWire(faults: () => PathFaults): Wire {
  return {
    inside: 'inside this app',
    authorities: () => [],
    proxyFor: async ({ role }) =>
      faults().proxy === 'none' || (role !== 'login' && role !== 'graph')
        ? { kind: 'direct' }
        : { kind: 'proxy', host: 'proxy.practice.example', port: 8080 },
    async resolve(host) {
      if (faults().unresolvable) throw new NetError('offline', host, 'ENOTFOUND');
      return ['inside this app'];
    },
    async connect({ host, port, role }, proxy) {
      if (proxy.kind === 'proxy' && faults().proxy === 'denies') throw new NetError('proxy', host, '407');
      if (faults().blocked.has(role)) throw new NetError('timeout', `${host}:${port}`, 'ETIMEDOUT');
      return 'inside this app';
    },
    secure: async ({ host }) => practiceCertificate(host, faults().certificate),
  };
}

function practiceCertificate(host: string, kind: PathFaults['certificate']): Certificate {
  const inspector = 'Contoso Web Gateway, Contoso Practice';
  return {
    issuer: kind === 'own' ? 'Practice tenant' : inspector,
    subject: host,
    validTo: 'unknown',
    trust: kind === 'own' ? 'inside' : kind === 'inspected' ? 'private' : 'untrusted',
    ...(kind === 'untrusted' && { reason: 'SELF_SIGNED_CERT_IN_CHAIN' }),
    protocol: 'TLSv1.3',
  };
}

/** The real wire, except for hosts of a custom cloud that answer from loopback. */
export function createRoutedWire(net: Pick<Net, 'routeFor' | 'mailRoute'>, sockets: Wire): Wire {
  const loopback = async (server: Server) => {
    const origin = net.routeFor(new URL(`https://${server.host}:${server.port}`))?.browserOrigin;
    if (origin) return { host: new URL(origin).hostname, port: Number(new URL(origin).port || 80) };
    const isMail = server.role !== 'login' && server.role !== 'graph';
    return isMail ? net.mailRoute(server) : undefined;
  };
  return {
    inside: null,
    authorities: () => sockets.authorities(),
    proxyFor: async (server) => ((await loopback(server)) ? { kind: 'direct' } : sockets.proxyFor(server)),
    resolve: (host, signal) => sockets.resolve(host, signal),
    async connect(server, proxy, signal) {
      return sockets.connect({ ...server, ...(await loopback(server)) }, proxy, signal);
    },
    async secure(server, proxy, signal) {
      if (!(await loopback(server))) return sockets.secure(server, proxy, signal);
      const inside = { issuer: 'this app', subject: server.host, validTo: 'unknown', protocol: 'none' };
      return { ...inside, trust: 'inside' };
    },
  };
}
