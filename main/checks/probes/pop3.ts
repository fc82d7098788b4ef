import { systemClock } from '../../clock.ts';
import { connect } from './connection.ts';
import { ProbeFailure } from './failure.ts';
import { LineDialogue } from './line-dialogue.ts';
import { answerFacts, causeInToken, causeOfNotConnected } from './refusal.ts';
import { runProbe } from './run-probe.ts';
import type { MailProbe, ProbeStage, ProbeTarget } from './types.ts';
import { xoauth2 } from './xoauth2.ts';

/** One-line answers only: `+OK`, `-ERR`, or `+ ` asking for more. */
const oneLine = (line: string) => (/^(\+OK\b|-ERR\b|\+ |\+$)/i.test(line) ? true : null);

/** Proves that a token opens a mailbox by POP3: AUTH XOAUTH2, then STAT. */
export const probePop3: MailProbe = (target) =>
  runProbe(target, async (reach) => {
    const dialogue = new LineDialogue(reach, await connect(reach, 'tls'), 'pop');
    await say(dialogue, target, 'greeting', null);
    const ready = await say(dialogue, target, 'auth', 'AUTH XOAUTH2');
    if (ready.startsWith('+OK')) throw refused(target, 'auth', ready);
    const answer = await say(dialogue, target, 'auth', xoauth2(target));
    // Others than Exchange first say why, in base64, and refuse once that was read (RFC 7628 §3.2.3).
    if (answer.startsWith('+ ')) throw refused(target, 'auth', await say(dialogue, target, 'auth', ''));
    const [, count, octets] = /^\+OK (\d+) (\d+)/i.exec(await say(dialogue, target, 'open', 'STAT')) ?? [];
    if (count === undefined) throw refused(target, 'open', 'STAT was answered without a number of messages.');
    reach.facts.push({ label: 'Messages', value: `${count} (${octets} bytes)` });
    dialogue.leave('QUIT');
  });

/** @throws ProbeFailure for `-ERR` */
async function say(
  dialogue: LineDialogue,
  target: ProbeTarget,
  stage: ProbeStage,
  line: string | null,
): Promise<string> {
  const [answer = ''] = await dialogue.ask(stage, line, oneLine);
  if (/^-ERR/i.test(answer)) throw refused(target, stage, answer);
  return answer;
}

function refused(target: ProbeTarget, stage: ProbeStage, answer: string): ProbeFailure {
  const now = (target.clock ?? systemClock).now();
  const cause =
    stage === 'auth'
      ? (causeInToken(target, 'pop', now) ?? 'pop-disabled-or-refused')
      : /not connected/i.test(answer)
        ? causeOfNotConnected(target)
        : undefined;
  return new ProbeFailure(stage, { source: 'pop', ...(cause && { cause }), facts: answerFacts(answer) });
}
