import { createGraphClient, type GraphClient } from '../../main/mailbox/graph-client.ts';
import { meShape } from '../../main/mailbox/graph-shapes.ts';
import { createNet } from '../../main/net/net.ts';
import type { Measurement } from '../../scripts/bench/bench.ts';
import { FAKE_APP, FAKE_CLOUD } from '../main/identity/fake-entra.ts';
import { createHarness, GRAPH_SCOPES, OUTLOOK_SCOPES } from '../main/identity/harness.ts';

/**
 * 500 Graph calls, and as many who want a token for IMAP, when the tokens have just ended: once by the
 * clock, and once because Graph refuses them all, one later than the other. Token requests ÷ resources.
 */
export const name = 'token-storm';
export const bound = { atLeast: 1, atMost: 1 };

const CALLS = 500;

export async function run(): Promise<Measurement> {
  const byClock = await storm('clock');
  const byRefusal = await storm('refusal');
  return {
    // The worse of the two: fewer than one per resource is as wrong as more.
    ratio: Math.abs(byClock.ratio - 1) > Math.abs(byRefusal.ratio - 1) ? byClock.ratio : byRefusal.ratio,
    raw: { calls: CALLS, byClock, byRefusal },
    broken: [byClock, byRefusal]
      .filter(({ failed }) => failed > 0)
      .map(({ failed }) => `${failed} calls failed`),
  };
}

async function storm(kind: 'clock' | 'refusal') {
  const { entra, identity, clock, signIn } = createHarness();
  // MSAL looks at the computer's own clock: tokens that end within five minutes count as ended.
  if (kind === 'clock') entra.lifetime = 200;
  await signIn();
  const token = (scopes: string[], wishes: object = {}) =>
    identity.token({ app: FAKE_APP, cacheKey: 'tokens-1', scopes, ...wishes });
  await token(OUTLOOK_SCOPES);
  const service = new FakeGraph();
  const net = createNet({ fetch: (request) => service.fetch(request) });
  const graph = createGraphClient({
    origin: FAKE_CLOUD.graph,
    net,
    token: (wishes) => token(GRAPH_SCOPES, wishes),
    now: () => clock.now(),
  });
  await call(graph);
  entra.lifetime = 3600;
  if (kind === 'refusal') service.revoke();
  entra.posts.length = 0;
  const others = kind === 'clock' ? Array.from({ length: CALLS }, () => token(OUTLOOK_SCOPES)) : [];
  const answers = await Promise.all([...Array.from({ length: CALLS }, () => call(graph)), ...others]);
  const resources = kind === 'clock' ? 2 : 1;
  return {
    resources,
    tokenRequests: entra.posts.length,
    refusals: service.refusals,
    failed: answers.filter(({ ok }) => !ok).length,
    ratio: entra.posts.length / resources,
  };
}

function call(graph: GraphClient) {
  return graph.get({ path: '/me', schema: meShape, signal: new AbortController().signal });
}

/** Refuses the tokens it has seen before they were revoked; every answer takes a little longer. */
class FakeGraph {
  refusals = 0;
  readonly #seen = new Set<string>();
  readonly #revoked = new Set<string>();
  #count = 0;

  revoke(): void {
    for (const token of this.#seen) this.#revoked.add(token);
  }

  async fetch(request: Request): Promise<Response> {
    const token = request.headers.get('Authorization') ?? '';
    this.#seen.add(token);
    this.#count += 1;
    await new Promise((resolve) => setTimeout(resolve, this.#count % 50));
    if (!this.#revoked.has(token))
      return Response.json({ id: 'o', userPrincipalName: 'ada@contoso.example' });
    this.refusals += 1;
    return Response.json({ error: { code: 'InvalidAuthenticationToken', message: '' } }, { status: 401 });
  }
}
