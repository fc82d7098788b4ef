import type { Cause, Facts, Problem } from '../../preload/contract.ts';
import { adviceOn } from './advice.ts';
import { catalogue } from './catalogue.ts';
import { causeOfAnswer } from './explain/server-words.ts';
import { redact } from './redact.ts';
import type { Evidence } from './types.ts';

/** Longer server texts are HTML pages or stack traces. */
const MAX_MESSAGE = 2000;
/** What is looked at: cut before redacting, so that a huge page costs nothing, and far behind what is shown. */
const MAX_INPUT = 20_000;
const MAX_FACT = 200;

/** What an HTTP status means where Graph names no code we know. */
const GRAPH_STATUS: Record<number, Cause> = {
  401: 'token-expired-or-invalid',
  403: 'no-mailbox-permission',
  404: 'mailbox-not-found',
  407: 'proxy-blocks',
  410: 'sync-state-expired',
  429: 'throttled',
  509: 'throttled',
};

/**
 * Names the root cause of what happened and turns it into a Problem. A cause that our own code is
 * sure of comes first, then structured codes, then an AADSTS number in the text, then the OAuth
 * `error`: Microsoft calls its numbers and texts advisory, so they choose only the explanation.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * Never throws; tokens and secrets in the facts are removed.
 */
export function diagnose(evidence: Evidence): Problem {
  const cause = causeOf(evidence);
  const numbers = aadstsNumbers(evidence);
  const advice = adviceOn(cause, evidence.about, [...numbers.map(String), ...namedCodes(evidence.facts)]);
  const [number] = numbers;
  const lookUp = number ? [`Microsoft's own text: ${lookUpLink(number)}`] : [];
  return {
    ...advice,
    steps: cause === 'unknown' ? [...advice.steps, ...lookUp] : advice.steps,
    facts: cleanFacts(evidence.facts),
  };
}

/** Microsoft's page about one AADSTS number; it is the one source that is always up to date. */
export function lookUpLink(number: number): string {
  return `https://login.microsoftonline.com/error?code=${number}`;
}

function namedCodes({ code, error, suberror }: Facts): string[] {
  return [code, error, suberror].filter((name) => name !== undefined);
}

function causeOf(evidence: Evidence): Cause {
  return (
    evidence.cause ??
    bySourceCode(evidence) ??
    byAnswer(evidence) ??
    byNumber(evidence) ??
    byOauth(evidence) ??
    byStatus(evidence) ??
    'unknown'
  );
}

/** The code in the language of whoever answered. Entra's are numbers and come next. */
function bySourceCode({ source, facts }: Evidence): Cause | undefined {
  if (source !== 'graph' && source !== 'net') return undefined;
  // An innermost code nobody has seen before says less than the outer one we know.
  return firstKnown([facts.code, facts.error], (code) => catalogue.causeOf(source, code));
}

const MAIL_SERVERS = new Set<Evidence['source']>(['imap', 'pop', 'smtp']);

/** Mail servers have no codes worth the name; what they say is in their words. */
function byAnswer({ source, facts }: Evidence): Cause | undefined {
  return MAIL_SERVERS.has(source) ? causeOfAnswer(facts.message.slice(0, MAX_MESSAGE)) : undefined;
}

function byNumber(evidence: Evidence): Cause | undefined {
  return firstKnown(aadstsNumbers(evidence), (number) => catalogue.causeOf('aadsts', number));
}

/** MSAL puts OAuth errors and its own codes into the same field. */
function byOauth({ source, facts }: Evidence): Cause | undefined {
  const msal = source === 'msal' ? [facts.code, facts.error] : [];
  return (
    firstKnown([facts.suberror], (code) => catalogue.causeOf('oauth', code)) ??
    firstKnown(msal, (code) => catalogue.causeOf('msal', code)) ??
    firstKnown([facts.error, facts.code], (code) => catalogue.causeOf('oauth', code))
  );
}

function byStatus({ source, facts: { status = 0 } }: Evidence): Cause | undefined {
  if (source === 'graph' && GRAPH_STATUS[status]) return GRAPH_STATUS[status];
  if (status === 429) return 'throttled';
  return status >= 500 ? 'service-outage' : undefined;
}

function firstKnown<Code>(
  codes: readonly (Code | undefined)[],
  find: (code: Code) => Cause | undefined,
): Cause | undefined {
  for (const code of codes) {
    const cause = code === undefined ? undefined : find(code);
    if (cause) return cause;
  }
  return undefined;
}

/** AADSTS numbers, the structured one first: `AADSTS65001`, `65001`, or anywhere inside the text. */
function aadstsNumbers({ source, facts }: Evidence): number[] {
  const structured =
    source === 'graph' || source === 'net' ? null : /^(?:AADSTS)?(\d{5,7})$/i.exec(facts.code ?? '');
  const inText = [...facts.message.slice(0, MAX_INPUT).matchAll(/\bAADSTS(\d{4,7})\b/gi)];
  return [...(structured ? [structured] : []), ...inText].map((match) => Number(match[1]));
}

function cleanFacts(facts: Facts): Facts {
  const ids = idsInText(facts.message.slice(0, MAX_INPUT));
  const { status, message, ...texts }: Facts = { ...ids, ...facts };
  const short = Object.entries(texts).map(([key, value]) => [
    key,
    redact((value ?? '').slice(0, MAX_INPUT)).slice(0, MAX_FACT),
  ]);
  return {
    message: redact(message.slice(0, MAX_INPUT)).slice(0, MAX_MESSAGE),
    ...Object.fromEntries(short),
    ...(status !== undefined && { status }),
  };
}

const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const TRACE = new RegExp(`\\bTrace ID: (${GUID})`);
const CORRELATION = new RegExp(`\\bCorrelation ID: (${GUID})`);
const TIMESTAMP = /\bTimestamp: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)Z/;

/** Entra ends its descriptions with the ids an administrator needs. */
function idsInText(text: string): Partial<Facts> {
  const traceId = TRACE.exec(text)?.[1];
  const correlationId = CORRELATION.exec(text)?.[1];
  const at = TIMESTAMP.exec(text)?.[1];
  return {
    ...(traceId && { traceId }),
    ...(correlationId && { correlationId }),
    ...(at && { at: `${at.replace(' ', 'T')}Z` }),
  };
}
