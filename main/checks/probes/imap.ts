import type { Socket } from 'node:net';
import { ImapFlow, type ImapTransport } from 'imapflow';
import type { Cause } from '../../../preload/contract.ts';
import { systemClock } from '../../clock.ts';
import { connect, nameOf, type Reach } from './connection.ts';
import { garbage, netFailure, ProbeFailure } from './failure.ts';
import { answerFacts, causeInToken, causeOfNotConnected } from './refusal.ts';
import { runProbe } from './run-probe.ts';
import type { MailProbe, ProbeStage, ProbeTarget } from './types.ts';
import { xoauth2 } from './xoauth2.ts';

/** Far more than the answers to a sign-in and a SELECT; anything longer is no mail server's. */
const MAX_RESPONSE = 256 * 1024;

/** Proves that a token opens a mailbox by IMAP: AUTHENTICATE alone proves nothing, so the Inbox is selected. */
export const probeImap: MailProbe = (target) =>
  runProbe(target, async (reach) => {
    // Refuses what cannot be framed before anything is connected.
    xoauth2(target);
    const socket = await connect(reach, 'tls');
    const heard = new Heard(() => client.close());
    const client = clientOver(socket, target, heard);
    const stop = () => client.close();
    reach.deadline.signal.addEventListener('abort', stop, { once: true });
    try {
      await reach.deadline.hold(heard.listenTo(client.connect()));
      const { exists } = await reach.deadline.hold(heard.listenTo(client.mailboxOpen('INBOX')));
      reach.facts.push({ label: 'Inbox', value: exists === 1 ? '1 message' : `${exists} messages` });
      await reach.deadline.hold(client.logout()).catch(() => undefined);
    } catch (error) {
      throw failureOf(reach, heard, error);
    } finally {
      reach.deadline.signal.removeEventListener('abort', stop);
      client.close();
    }
  });

/** What the server said that matters when it fails; imapflow's log is the only place that has the text. */
class Heard {
  /** Anything at all that is IMAP. */
  isImap = false;
  /** The last refusal, without its tag. */
  refusal: string | null = null;
  /** The last line that could not be read. */
  garbage: string | null = null;
  isAuthenticated = false;
  /** The first error that ended the connection. */
  error: unknown = null;
  readonly #giveUp: () => void;

  /** @param giveUp called for a greeting that is none: imapflow would go on waiting for one */
  constructor(giveUp: () => void) {
    this.#giveUp = giveUp;
  }

  /** Keeps the library's own error: what a deadline makes of it is only that the network failed. */
  listenTo<T>(work: Promise<T>): Promise<T> {
    work.catch((error: unknown) => {
      this.error ??= error;
    });
    return work;
  }

  note(entry: unknown): void {
    const { src, msg, payloadBytes } = entry as { src?: unknown; msg?: unknown; payloadBytes?: unknown };
    if (src === 'auth') this.isAuthenticated = true;
    if (src !== 's' || typeof msg !== 'string') return;
    const [, status, rest = ''] = /^\S+ (OK|NO|BAD|BYE|PREAUTH|CAPABILITY)\b ?(.*)$/is.exec(msg) ?? [];
    if (payloadBytes !== undefined || status === undefined) {
      this.garbage ??= msg;
      if (!this.isImap) this.#giveUp();
      return;
    }
    this.isImap = true;
    // The server's goodbye explains less than what it refused before.
    if (/^(NO|BAD)$/i.test(status) || (/^BYE$/i.test(status) && this.refusal === null)) {
      this.refusal = `${status} ${rest}`;
    }
  }
}

function clientOver(socket: Socket, target: ProbeTarget, heard: Heard): ImapFlow {
  const { server, user, accessToken, timeoutMs } = target;
  const transport: ImapTransport = {
    connect(_, onConnect) {
      setImmediate(onConnect);
      return socket;
    },
  };
  const note = (entry: unknown) => heard.note(entry);
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: true,
    transport,
    auth: { user, accessToken },
    logger: { trace: note, debug: note, info: note, warn: note, error: note },
    disableAutoIdle: true,
    disableCompression: true,
    disableAutoEnable: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    maxLineLength: MAX_RESPONSE,
    maxLiteralSize: MAX_RESPONSE,
    maxResponseSize: MAX_RESPONSE,
  });
  // Without a listener an error that nobody waits for would end the process; its code says more.
  client.on('error', (error) => {
    heard.error ??= error;
  });
  return client;
}

function failureOf({ target, deadline }: Reach, heard: Heard, error: unknown): ProbeFailure {
  const stage: ProbeStage = heard.isAuthenticated ? 'open' : heard.isImap ? 'auth' : 'greeting';
  if (deadline.signal.aborted) return netFailure(stage, deadline.signal.reason, nameOf(target));
  if (heard.refusal !== null) {
    const cause = causeOf(target, stage, heard.refusal);
    const facts = answerFacts(heard.refusal);
    return new ProbeFailure(stage, { source: 'imap', ...(cause && { cause }), facts });
  }
  if (heard.garbage !== null) return garbage(stage, 'imap', heard.garbage);
  if (TOO_LONG.test(codeOf(heard.error ?? error))) return garbage(stage, 'imap', 'an answer without an end');
  return netFailure(stage, error, nameOf(target));
}

/** imapflow's codes of the limits above. */
const TOO_LONG = /^(?:(?:Line|Literal|Response)TooLarge|TooManyTokens)$/;

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

function causeOf(target: ProbeTarget, stage: ProbeStage, answer: string): Cause | undefined {
  if (/authenticated but not connected/i.test(answer)) return causeOfNotConnected(target);
  if (stage !== 'auth' || /^BYE/i.test(answer)) return undefined;
  const now = (target.clock ?? systemClock).now();
  return causeInToken(target, 'imap', now) ?? 'imap-disabled-or-refused';
}
