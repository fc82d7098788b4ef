import type { NetworkStep, Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { netEvidence } from '../diagnosis/net-evidence.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Cloud } from '../identity/types.ts';
import { toNetError } from '../net/net-error.ts';
import type { Net } from '../net/types.ts';
import { certificateWords } from './layers/network.ts';
import { goTo, type Way } from './wire/reach.ts';
import type { Server, Wire } from './wire/types.ts';

export interface NetworkTestDeps {
  wire: Wire;
  net: Net;
  clock: Clock;
  diagnose(evidence: Evidence): Problem;
}

/** Milliseconds for the request at the end. */
const REQUEST_MS = 15_000;

/**
 * Goes the way to the servers of a Cloud, layer by layer as the doctor does, and then asks the web
 * servers something, on the way that requests really take. Never throws.
 *
 * @param report called whenever a server's line has news
 */
export async function testNetwork(
  deps: NetworkTestDeps,
  cloud: Cloud,
  report: (steps: NetworkStep[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const servers = serversOf(cloud);
  const steps = servers.map(
    ({ host }): NetworkStep => ({ host, state: 'running', facts: [], problem: null }),
  );
  const tell = (index: number, step: NetworkStep) => {
    steps[index] = step;
    if (!signal.aborted) report([...steps]);
  };
  report([...steps]);
  await Promise.all(
    servers.map((server, index) => tryServer(deps, server, (step) => tell(index, step), signal)),
  );
}

interface TestedServer extends Server {
  /** What is asked for at the end; mail servers are left alone. */
  url: string | null;
}

function serversOf({ login, graph, imap }: Cloud): TestedServer[] {
  const web = (role: 'login' | 'graph', origin: string, path: string): TestedServer => {
    const { hostname, port } = new URL(origin);
    return { role, host: hostname, port: Number(port || 443), tls: 'implicit', url: `${origin}${path}` };
  };
  return [
    web('login', login, '/common/v2.0/.well-known/openid-configuration'),
    web('graph', graph, '/v1.0/'),
    ...(imap ? [{ role: 'imap', ...imap, tls: 'implicit', url: null } as const] : []),
  ];
}

async function tryServer(
  deps: NetworkTestDeps,
  server: TestedServer,
  tell: (step: NetworkStep) => void,
  signal: AbortSignal,
): Promise<void> {
  const { wire, clock, diagnose } = deps;
  const name = server.role === 'imap' ? `${server.host}:${server.port}` : server.host;
  const facts: string[] = [];
  const step = (state: NetworkStep['state'], problem: Problem | null = null) =>
    tell({ host: name, state, facts: [...facts], problem });
  const way = goTo(server, { wire, signal, diagnose, after: (ms, call) => clock.after(ms, call) });
  const proxy = await way.proxy;
  facts.push(proxy.kind === 'proxy' ? `through ${proxy.host}:${proxy.port}` : 'directly');
  step('running');
  const blocked = await firstProblem(way);
  if (blocked) return step('failed', blocked);
  const tls = await way.tls;
  if (tls.kind === 'ok') facts.push(certificateWords(tls.value));
  step('running');
  const refused = server.url ? await ask(deps, server.url, signal) : null;
  step(refused ? 'failed' : 'passed', refused);
}

async function firstProblem({ dns, tcp, tls }: Way): Promise<Problem | null> {
  for (const layer of [dns, tcp, tls]) {
    const step = await layer;
    if (step.kind === 'failed') return step.problem;
  }
  return null;
}

/** Any answer will do: whoever answered over a trusted connection is the server. */
async function ask(
  { net, diagnose }: NetworkTestDeps,
  url: string,
  signal: AbortSignal,
): Promise<Problem | null> {
  try {
    const response = await net.fetch(url, { signal, timeoutMs: REQUEST_MS, redirect: 'follow' });
    await response.body?.cancel();
    return null;
  } catch (error) {
    return diagnose(netEvidence(toNetError(error, new URL(url).host)));
  }
}
