import type { CheckId, Problem } from '../../../preload/contract.ts';
import type { BatchRequest } from '../../mailbox/graph-batch.ts';
import { createMailbox } from '../../mailbox/mailbox.ts';
import { failure, type Result, success } from '../../result.ts';
import type { CheckContext } from '../context.ts';
import { type Check, type Finding, fact, failed, passed, skipped } from '../types.ts';
import { blockedAt } from '../wire/reach.ts';

export interface GraphWishes {
  /** Marks a message read and back. */
  withWrite?: boolean | undefined;
  /** Sends a message to the Signer. */
  withSend?: boolean | undefined;
}

const TIMEOUT_MS = 30_000;

/** Graph opens the mailbox: the Signer's own first, where another is wanted, so that the two can be told apart. */
export function graphChecks(context: CheckContext, { withWrite, withSend }: GraphWishes): Check[] {
  const { permissions, isShared, connection } = context;
  const has = (pattern: RegExp) =>
    permissions.some(({ resource, name }) => resource === 'graph' && pattern.test(name));
  if (!has(/^Mail\./)) return [];
  const one = (id: CheckId, title: string, more: Partial<Check> & Pick<Check, 'run'>): Check => ({
    id,
    title,
    group: 'mailbox',
    needs: ['token-graph'],
    through: ['dns', 'tcp', 'tls'],
    ready: async () => {
      const way = context.way('graph');
      return way ? blockedAt(way) : null;
    },
    timeoutMs: TIMEOUT_MS,
    ...more,
  });
  const root = isShared ? connection.mailbox : 'me';
  const reads = has(/^Mail\.Read/);
  const checks: (Check | null)[] = [
    reads && isShared
      ? one('graph-own', "Graph access to the Signer's own mailbox", {
          run: (signal) => judgeOwn(context, signal),
        })
      : null,
    reads
      ? one('graph', isShared ? 'Graph access to the shared mailbox' : 'Graph access to the mailbox', {
          ...(isShared ? { after: ['graph-own'] } : {}),
          run: (signal) => openInbox(context, root, signal),
        })
      : null,
    withWrite && has(/^Mail\.ReadWrite/)
      ? one('graph-write', 'Changing messages through Graph', {
          needs: ['graph'],
          run: (signal) => markAndBack(context, root, signal),
        })
      : null,
    withSend && has(/^Mail\.Send/)
      ? one('graph-send', 'Sending through Graph', {
          after: ['graph'],
          run: (signal) => sendToOneself(context, root, signal),
        })
      : null,
  ];
  return checks.filter((check) => check !== null);
}

/** A Signer without a mailbox of their own is nothing wrong where a shared one is opened. */
async function judgeOwn(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const own = await openInbox(context, 'me', signal);
  if (own.verdict !== 'failed') return own;
  const { cause } = own.problem;
  const hasNone = cause === 'service-not-licensed-or-provisioned' || cause === 'mailbox-not-in-cloud';
  return hasNone ? skipped('The Signer has no mailbox of their own here; none is needed.') : own;
}

async function openInbox(context: CheckContext, mailbox: string, signal: AbortSignal): Promise<Finding> {
  const address = mailbox === 'me' ? context.connection.signer : mailbox;
  const facts = [fact('Mailbox', address)];
  const counts = await createMailbox({ graph: context.graph, mailbox }).counts('inbox', signal);
  if (!counts.ok) return failed(counts.problem, facts);
  const { total, unread } = counts.value;
  return passed([...facts, fact('Inbox', `${total} messages, ${unread} unread`)]);
}

async function markAndBack(context: CheckContext, mailbox: string, signal: AbortSignal): Promise<Finding> {
  const page = await createMailbox({ graph: context.graph, mailbox }).newest('inbox', signal);
  if (!page.ok) return failed(page.problem);
  const [newest] = page.value;
  const wasRead = newest?.isRead === true;
  if (!newest) return skipped('The inbox is empty: there is no message to try it on.');
  const path = `${rootOf(mailbox)}/messages/${encodeURIComponent(newest.id)}`;
  const mark = (isRead: boolean): BatchRequest => ({ method: 'PATCH', path, body: { isRead } });
  const there = await perform(context, mark(!wasRead), signal);
  if (!there.ok) return failed(there.problem);
  // Not cancelled half-way: the message must look as before.
  const back = await perform(context, mark(wasRead), new AbortController().signal);
  if (!back.ok) return failed(back.problem);
  const words = wasRead ? 'marked unread and read again' : 'marked read and unread again';
  return passed([fact('Newest message', words)]);
}

async function sendToOneself(context: CheckContext, mailbox: string, signal: AbortSignal): Promise<Finding> {
  const { connection, clock } = context;
  const to = connection.signer;
  const message = {
    subject: 'Mailbox Connector: sending works',
    body: {
      contentType: 'Text',
      content: `This message was sent by the doctor of Mailbox Connector at ${new Date(clock.now()).toISOString()}. It can be deleted.`,
    },
    toRecipients: [{ emailAddress: { address: to } }],
    ...(mailbox === 'me' ? {} : { from: { emailAddress: { address: mailbox } } }),
  };
  const body = { message, saveToSentItems: false };
  const sent = await perform(context, { method: 'POST', path: `${rootOf(mailbox)}/sendMail`, body }, signal);
  const facts = [fact('From', mailbox === 'me' ? connection.signer : mailbox), fact('To', to)];
  return sent.ok
    ? passed([...facts, fact('Graph', 'accepted the message')])
    : failed(sendProblem(context, sent.problem), facts);
}

/** Who may open a mailbox may not yet send as it: Exchange keeps the two rights apart. */
function sendProblem({ isShared, diagnose }: CheckContext, problem: Problem): Problem {
  if (!isShared || problem.cause !== 'no-mailbox-permission') return problem;
  return diagnose({ source: 'graph', cause: 'send-as-denied', facts: problem.facts });
}

function rootOf(mailbox: string): string {
  return mailbox === 'me' ? '/me' : `/users/${encodeURIComponent(mailbox)}`;
}

async function perform(
  { graph, diagnose }: CheckContext,
  request: BatchRequest,
  signal: AbortSignal,
): Promise<Result<null>> {
  const answers = await graph.batch([request], signal);
  if (!answers.ok) return failure(answers.problem);
  const [answer] = answers.value;
  if (!answer) {
    const message = 'Microsoft Graph left the request of a batch unanswered.';
    return failure(diagnose({ source: 'graph', facts: { message } }));
  }
  return answer.ok ? success(null) : failure(answer.problem);
}
