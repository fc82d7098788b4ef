import type { CheckId, Problem } from '../../../preload/contract.ts';
import { netEvidence } from '../../diagnosis/net-evidence.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import { NetError, toNetError } from '../../net/net-error.ts';
import type { ProxyWay } from '../../net/way.ts';
import type { Certificate, Server, Wire } from './types.ts';

/** How one layer ended for one server; `none` = not tried, because the layer below failed. */
export type Step<T> = { kind: 'ok'; value: T } | { kind: 'failed'; problem: Problem } | { kind: 'none' };

/** The layers under one server. Each settles by itself, so that nobody waits for another's server. */
export interface Way {
  server: Server;
  proxy: Promise<ProxyWay>;
  dns: Promise<Step<string[]>>;
  tcp: Promise<Step<string>>;
  /** `starttls` = it begins later. */
  tls: Promise<Step<Certificate | 'starttls'>>;
}

/** Milliseconds per layer: a firewall that drops packets answers nothing at all. */
const LAYER_MS = 8000;

export interface WayOptions {
  wire: Wire;
  signal: AbortSignal;
  after(ms: number, callback: () => void): () => void;
  diagnose(evidence: Evidence): Problem;
}

/** Goes the way to a server, layer by layer. */
export function goTo(server: Server, options: WayOptions): Way {
  const { wire } = options;
  const step = <T>(layer: (signal: AbortSignal) => Promise<T>) => tryLayer(server, options, layer);
  const proxy = wire.proxyFor(server).catch((): ProxyWay => ({ kind: 'direct' }));
  // Behind a proxy only the proxy looks the server up.
  const dns = proxy.then((way) =>
    step((signal) => wire.resolve(way.kind === 'proxy' ? way.host : server.host, signal)),
  );
  const tcp = dns.then(async (found): Promise<Step<string>> => {
    if (found.kind !== 'ok') return { kind: 'none' };
    const way = await proxy;
    return step((signal) => wire.connect(server, way, signal));
  });
  const tls = tcp.then(async (opened): Promise<Step<Certificate | 'starttls'>> => {
    if (opened.kind !== 'ok') return { kind: 'none' };
    if (server.tls === 'starttls') return { kind: 'ok', value: 'starttls' };
    const way = await proxy;
    const secured = await step((signal) => wire.secure(server, way, signal));
    if (secured.kind !== 'ok' || secured.value.trust !== 'untrusted') return secured;
    return { kind: 'failed', problem: options.diagnose(untrusted(server, secured.value)) };
  });
  return { server, proxy, dns, tcp, tls };
}

/** The layer that keeps a server from being reached; null when none does. */
export async function blockedAt(way: Way): Promise<CheckId | null> {
  for (const layer of ['dns', 'tcp', 'tls'] as const) {
    const { kind } = await way[layer];
    if (kind === 'failed') return layer;
  }
  return null;
}

async function tryLayer<T>(
  server: Server,
  { signal, after, diagnose }: WayOptions,
  layer: (signal: AbortSignal) => Promise<T>,
): Promise<Step<T>> {
  const controller = new AbortController();
  const { promise: over, reject } = Promise.withResolvers<never>();
  const end = (code: 'timeout' | 'aborted') => {
    reject(new NetError(code, `${server.host}:${server.port}`));
    controller.abort();
  };
  const onAbort = () => end('aborted');
  signal.addEventListener('abort', onAbort, { once: true });
  const cancelTimer = after(LAYER_MS, () => end('timeout'));
  over.catch(() => undefined);
  try {
    if (signal.aborted) onAbort();
    return { kind: 'ok', value: await Promise.race([layer(controller.signal), over]) };
  } catch (error) {
    return { kind: 'failed', problem: diagnose(netEvidence(toNetError(error, server.host))) };
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', onAbort);
  }
}

function untrusted({ host }: Server, { issuer, reason = 'untrusted' }: Certificate): Evidence {
  return {
    source: 'net',
    cause: 'tls-intercepted',
    facts: {
      message: `${host} showed a certificate of “${issuer}” that this computer does not trust.`,
      code: reason,
    },
  };
}
