import type { CheckId } from '../../../preload/contract.ts';
import type { CheckContext, Probes } from '../context.ts';
import type { ProbeResult } from '../probes/types.ts';
import { type Check, type Finding, fact, failed, passed, skipped } from '../types.ts';
import { blockedAt } from '../wire/reach.ts';

type Protocol = keyof Probes;

const NAMES: Record<Protocol, string> = { imap: 'IMAP', pop: 'POP3', smtp: 'SMTP' };
/** Exchange may take a while to open a mailbox that nobody has opened for long. */
const PROBE_MS = 25_000;
const TIMEOUT_MS = 30_000;

/** The protocols that the System speaks: the Signer's own mailbox first, where another one is wanted. */
export function mailChecks(context: CheckContext): Check[] {
  const protocols = (['imap', 'pop', 'smtp'] as const).filter(
    (protocol) => context.servers.has(protocol) && context.probes[protocol],
  );
  return protocols.flatMap((protocol) => protocolChecks(context, protocol));
}

function protocolChecks(context: CheckContext, protocol: Protocol): Check[] {
  const { isShared, connection } = context;
  const one = (id: CheckId, title: string, run: Check['run'], more: Partial<Check> = {}): Check => ({
    id,
    title,
    group: 'mailbox',
    needs: ['token-outlook'],
    through: ['dns', 'tcp', 'tls'],
    ready: async () => {
      const way = context.way(protocol);
      return way ? blockedAt(way) : null;
    },
    timeoutMs: TIMEOUT_MS,
    run,
    ...more,
  });
  const own = one(`${protocol}-own`, titleOf(protocol, 'own'), async (signal) =>
    ownFinding(await probe(context, protocol, { user: connection.signer, signal })),
  );
  let envelope: Outcome | null = null;
  const main = one(
    protocol,
    titleOf(protocol, isShared ? 'shared' : 'mailbox'),
    async (signal) => {
      envelope = await probe(context, protocol, { user: connection.mailbox, signal });
      return signedInAtLeast(envelope);
    },
    isShared ? { after: [own.id] } : {},
  );
  const sender = one('smtp-from', 'SMTP sending as the mailbox', async () => senderFinding(envelope), {
    needs: ['smtp'],
  });
  return [...(isShared ? [own] : []), main, ...(protocol === 'smtp' ? [sender] : [])];
}

function titleOf(protocol: Protocol, whose: 'own' | 'shared' | 'mailbox'): string {
  const name = NAMES[protocol];
  if (protocol === 'smtp') return `${name} sign-in for the ${whose === 'own' ? 'Signer' : 'mailbox'}`;
  if (whose === 'own') return `${name} access to the Signer's own mailbox`;
  return `${name} access to the ${whose === 'shared' ? 'shared ' : ''}mailbox`;
}

/** A finding, and the stage at which it failed. */
interface Outcome {
  finding: Finding;
  stage: Extract<ProbeResult, { ok: false }>['stage'] | null;
}

async function probe(
  context: CheckContext,
  protocol: Protocol,
  { user, signal }: { user: string; signal: AbortSignal },
): Promise<Outcome> {
  const server = context.servers.get(protocol);
  const ask = context.probes[protocol];
  const token = await context.token({ resource: 'outlook' });
  if (!server || !ask || !token.ok) {
    const finding = token.ok ? skipped('This cloud has no such server.') : failed(token.problem);
    return { finding, stage: null };
  }
  const way = await context.way(protocol)?.proxy;
  const result = await ask({
    ...(way && { way }),
    ca: context.wire.authorities(),
    server: { host: server.host, port: server.port },
    user,
    accessToken: token.value.accessToken,
    signal,
    timeoutMs: PROBE_MS,
    route: (wanted) => context.net.mailRoute(wanted),
  });
  const facts = [fact('User name', user), ...result.facts];
  if (result.ok) return { finding: passed(facts), stage: null };
  return { finding: failed(context.diagnose(result.evidence), facts), stage: result.stage };
}

/** A Signer without a mailbox of their own is nothing wrong where a shared one is opened. */
function ownFinding({ finding }: Outcome): Finding {
  const cause = finding.verdict === 'failed' ? finding.problem.cause : null;
  const hasNone = cause === 'service-not-licensed-or-provisioned' || cause === 'mailbox-not-in-cloud';
  return hasNone ? skipped('The Signer has no mailbox of their own here; none is needed.') : finding;
}

/** Signing in and being let send as the mailbox are two rights, and two checks. */
function signedInAtLeast({ finding, stage }: Outcome): Finding {
  return stage === 'sender' ? passed(finding.facts) : finding;
}

function senderFinding(outcome: Outcome | null): Finding {
  if (!outcome) return skipped('SMTP was not tried.');
  return outcome.finding;
}
