import type { Cause } from '../../../preload/contract.ts';
import { systemClock } from '../../clock.ts';
import { connect } from './connection.ts';
import { ProbeFailure } from './failure.ts';
import { LineDialogue } from './line-dialogue.ts';
import { answerFacts, causeInToken, isOtherMailbox } from './refusal.ts';
import { runProbe } from './run-probe.ts';
import type { MailProbe, ProbeStage, ProbeTarget } from './types.ts';
import { xoauth2 } from './xoauth2.ts';

/** Name in EHLO: the machine's own is nobody's business. */
const CLIENT_NAME = '[127.0.0.1]';

/** `250-` goes on, `250 ` is the last line. */
function ofReply(line: string): boolean | null {
  const [, separator] = /^\d{3}([ -]|$)/.exec(line) ?? [];
  return separator === undefined ? null : separator !== '-';
}

/**
 * Proves that a token may send by SMTP: EHLO, STARTTLS, AUTH, then an envelope that is taken back.
 * Nothing is sent. Nodemailer's connection cannot do this: it sends DATA together with the envelope.
 */
export const probeSmtp: MailProbe = (target) =>
  runProbe(target, async (reach) => {
    const dialogue = new LineDialogue(reach, await connect(reach, 'plain'), 'smtp');
    const say = (stage: ProbeStage, line: string | null, expected: number) =>
      speak(dialogue, target, { stage, line, expected });
    await say('greeting', null, 220);
    await say('starttls', `EHLO ${CLIENT_NAME}`, 250);
    await say('starttls', 'STARTTLS', 220);
    await dialogue.startTls();
    const offered = await say('auth', `EHLO ${CLIENT_NAME}`, 250);
    reach.facts.push({ label: 'Sign-in methods', value: methodsIn(offered) });
    await say('auth', 'AUTH XOAUTH2', 334);
    await authenticate(dialogue, target);
    const { sender = target.user, recipient = target.user } = target;
    await say('sender', `MAIL FROM:<${address(sender)}>`, 250);
    await say('sender', `RCPT TO:<${address(recipient)}>`, 250);
    reach.facts.push({ label: 'Sender', value: `${sender}: accepted, nothing was sent` });
    await say('sender', 'RSET', 250);
    dialogue.leave('QUIT');
  });

/** Others than Exchange first say why, in base64, and refuse once that was read (RFC 7628 §3.2.3). */
async function authenticate(dialogue: LineDialogue, target: ProbeTarget): Promise<void> {
  const [answer = ''] = await dialogue.ask('auth', xoauth2(target), ofReply);
  if (answer.startsWith('235')) return;
  const refusal = answer.startsWith('334') ? await dialogue.ask('auth', '', ofReply) : [answer];
  throw refused(target, 'auth', refusal.join('\n'));
}

/** @throws ProbeFailure for any other reply */
async function speak(
  dialogue: LineDialogue,
  target: ProbeTarget,
  { stage, line, expected }: { stage: ProbeStage; line: string | null; expected: number },
): Promise<string[]> {
  const lines = await dialogue.ask(stage, line, ofReply);
  if (lines.at(-1)?.startsWith(String(expected))) return lines;
  throw refused(target, stage, lines.join('\n'));
}

function refused(target: ProbeTarget, stage: ProbeStage, answer: string): ProbeFailure {
  // The number and, where there is one, the enhanced code: `535 5.7.139`.
  const code = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(answer)?.[0].replace('-', ' ');
  const cause = causeOf(target, stage, answer);
  return new ProbeFailure(stage, {
    source: 'smtp',
    ...(cause && { cause }),
    facts: answerFacts(answer, code),
  });
}

/** What the dialogue tells beyond the text: `535` alone may be the token or the right to the mailbox. */
function causeOf(target: ProbeTarget, stage: ProbeStage, answer: string): Cause | undefined {
  if (/^[^\n]*\b5\.7\.60\b/.test(answer)) return 'send-as-denied';
  if (stage !== 'auth' || !/^535(?![ -]5\.7\.139)/.test(answer)) return undefined;
  const now = (target.clock ?? systemClock).now();
  const inToken = causeInToken(target, 'smtp', now);
  return inToken ?? (isOtherMailbox(target) ? 'no-mailbox-permission' : undefined);
}

function methodsIn(lines: string[]): string {
  const offered = lines.map((line) => /^250[ -]AUTH[ =](.*)$/i.exec(line)?.[1]).find(Boolean);
  return offered?.slice(0, 100) ?? 'none';
}

/** An address cannot end the command it stands in. */
function address(text: string): string {
  return text.replace(/[\p{Cc}<>\s]/gu, '');
}
