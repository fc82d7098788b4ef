import type { CheckId, Problem } from '../../../preload/contract.ts';
import type { CheckContext } from '../context.ts';
import type { Fact } from '../probes/types.ts';
import { type Check, fact, failed, passed, skipped, warned } from '../types.ts';
import type { Step, Way } from '../wire/reach.ts';
import type { Certificate } from '../wire/types.ts';

/** Longer than the layers' own limits, which tell better what was too slow. */
const TIMEOUT_MS = 30_000;

/** The way to Microsoft, layer by layer, for every server at once. */
export function networkChecks(context: CheckContext): Check[] {
  const ways = [...context.servers.keys()].flatMap((role) => context.way(role) ?? []);
  return [
    {
      id: 'proxy',
      group: 'network',
      title: 'Proxy',
      needs: [],
      timeoutMs: TIMEOUT_MS,
      run: () => judgeProxy(ways),
    },
    layer('dns', 'Name resolution', ways, {
      stepOf: (way) => way.dns,
      words: (addresses: string[]) => addresses.slice(0, 3).join(', '),
    }),
    {
      ...layer('tcp', 'Connection (TCP)', ways, {
        stepOf: (way) => way.tcp,
        words: (address: string) => address,
      }),
      after: ['dns'],
    },
    {
      ...layer('tls', 'Encryption (TLS)', ways, { stepOf: (way) => way.tls, words: certificateWords }),
      after: ['tcp'],
      run: async () => judgeCertificates(context, ways),
    },
  ];
}

async function judgeProxy(ways: readonly Way[]) {
  const facts: Fact[] = [];
  for (const { server, proxy } of ways) {
    const way = await proxy;
    facts.push(fact(server.host, way.kind === 'proxy' ? `through ${way.host}:${way.port}` : 'directly'));
  }
  return passed(facts);
}

interface Layer<T> {
  stepOf(way: Way): Promise<Step<T>>;
  words(value: T): string;
}

function layer<T>(id: CheckId, title: string, ways: readonly Way[], kind: Layer<T>): Check {
  return {
    id,
    group: 'network',
    title,
    needs: [],
    timeoutMs: TIMEOUT_MS,
    run: async () => judgeLayer(id, ways, kind),
  };
}

/** One server that fails makes the layer fail; the others are listed all the same. */
async function judgeLayer<T>(id: CheckId, ways: readonly Way[], { stepOf, words }: Layer<T>) {
  const facts: Fact[] = [];
  let problem: Problem | null = null;
  let tried = 0;
  for (const way of ways) {
    const step = await stepOf(way);
    if (step.kind === 'none') continue;
    tried += 1;
    const label = labelOf(id, way);
    if (step.kind === 'ok') facts.push(fact(label, words(step.value)));
    else facts.push(fact(label, step.problem.facts.message));
    if (step.kind === 'failed') problem ??= step.problem;
  }
  if (problem) return failed(problem, facts);
  if (tried > 0) return passed(facts);
  return { verdict: 'skipped', facts, because: id === 'tls' ? 'tcp' : 'dns' } as const;
}

function labelOf(id: CheckId, { server }: Way): string {
  return id === 'dns' ? server.host : `${server.host}:${server.port}`;
}

/** A certificate that only this computer trusts still shows that somebody reads along. */
async function judgeCertificates(context: CheckContext, ways: readonly Way[]) {
  const finding = await judgeLayer<Certificate | 'starttls'>('tls', ways, {
    stepOf: (way) => way.tls,
    words: certificateWords,
  });
  if (finding.verdict !== 'passed') return finding;
  for (const way of ways) {
    const step = await way.tls;
    if (step.kind !== 'ok' || step.value === 'starttls' || step.value.trust !== 'private') continue;
    const message = `The certificate of ${way.server.host} was issued by “${step.value.issuer}”, which was added to this computer: a proxy on the way decrypts the traffic.`;
    const evidence = { source: 'net', cause: 'tls-intercepted', facts: { message } } as const;
    return warned(context.diagnose(evidence), finding.facts);
  }
  return finding;
}

/** Who vouches, in a few words. */
export function certificateWords(value: Certificate | 'starttls'): string {
  if (value === 'starttls') return 'begins in the dialogue (STARTTLS)';
  if (value.trust === 'inside') return `${value.protocol}, ${value.issuer}`;
  if (value.trust === 'added') {
    return `${value.protocol}, issued by ${value.issuer}, trusted by the settings of this app`;
  }
  return `${value.protocol}, issued by ${value.issuer}`;
}

/** Tokens are refused when the clocks differ by more; Entra and Exchange allow five minutes. */
const MAX_SKEW_MS = 5 * 60_000;

/** The clock against the `Date` of the sign-in service's answer. */
export function clockCheck(context: CheckContext): Check {
  return {
    id: 'clock',
    group: 'network',
    title: 'Clock of this computer',
    needs: ['login'],
    timeoutMs: TIMEOUT_MS,
    async run() {
      const ahead = context.found.clockAheadMs;
      if (ahead === null) return skipped('The sign-in service did not say what time it is.');
      const facts = [fact('This computer', aheadWords(ahead))];
      if (Math.abs(ahead) <= MAX_SKEW_MS) return passed(facts);
      const message = `This computer's clock is ${aheadWords(ahead)}.`;
      return failed(context.diagnose({ source: 'app', cause: 'clock-skew', facts: { message } }), facts);
    },
  };
}

function aheadWords(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 2) return 'exact to the second';
  const amount = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
  return `${amount} ${ms > 0 ? 'fast' : 'slow'}`;
}
