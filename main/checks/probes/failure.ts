import { netEvidence } from '../../diagnosis/net-evidence.ts';
import { redact } from '../../diagnosis/redact.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import { type NetError, toNetError } from '../../net/net-error.ts';
import type { ProbeStage } from './types.ts';

/** Longest piece of a server's text that is kept: its refusals are a line or two. */
const MAX_TEXT = 500;

/** Ends a dialogue; travels from the step that failed to the one place that answers it. */
export class ProbeFailure extends Error {
  override readonly name = 'ProbeFailure';
  readonly stage: ProbeStage;
  readonly evidence: Evidence;

  constructor(stage: ProbeStage, evidence: Evidence) {
    super(evidence.facts.message);
    this.stage = stage;
    this.evidence = evidence;
  }
}

/** A server's text as it may be shown: without secrets, without what no text holds, and not too long. */
export function serverText(text: string): string {
  const printable = text.slice(0, 4 * MAX_TEXT).replace(/[^\P{C}\n]+/gu, ' ');
  return redact(printable).trim().slice(0, MAX_TEXT);
}

/** The network failed, the time was over, or somebody cancelled. */
export function netFailure(stage: ProbeStage, error: unknown, host: string): ProbeFailure {
  return new ProbeFailure(stage, netEvidence(toNetError(error, host) satisfies NetError));
}

/** Something answered, but not what the protocol's servers say: a proxy, a login page of a hotel, a scanner. */
export function garbage(stage: ProbeStage, source: Evidence['source'], text: string): ProbeFailure {
  const said = serverText(text);
  return new ProbeFailure(stage, {
    source,
    ...(stage === 'greeting' && { cause: 'proxy-blocks' }),
    facts: { message: `Not the answer of a mail server: “${said}”` },
  });
}
