import type { Cause } from '../../../preload/contract.ts';
import { type Advice, adviceOn } from '../advice.ts';
import type { Subject } from '../types.ts';
import { claimHits } from './claims.ts';
import { type Hit, MAX_SAME } from './hit.ts';
import type { Layer } from './layer.ts';
import { isList, isMention } from './mention.ts';
import { aadstsHits, keyedHits, smtpHits } from './numbers.ts';
import {
  type Confidence,
  codeName,
  distinct,
  type EvidenceSpan,
  evidenceOf,
  type Ranked,
  rank,
} from './rank.ts';
import { SURE, WEIGHT } from './signatures.ts';
import { squeeze } from './squeeze.ts';
import { statusHits } from './statuses.ts';
import { isForeign, isMicrosoft, peerOf } from './surroundings.ts';
import { tableHits } from './tables.ts';
import { type Traces, tracesOf } from './traces.ts';
import { unfold } from './unfold.ts';
import { wordHits } from './words.ts';

/** A cause that a text speaks of. */
export interface Finding extends Advice {
  confidence: Confidence;
  /** Codes that were found, such as `AADSTS50011` or `invalid_grant`. */
  codes: string[];
  /** The places that speak for it, in the text as it was pasted. */
  evidence: EvidenceSpan[];
}

/** What is known of a text that no diagnosis explains. */
export interface Unknown extends Traces {
  codes: string[];
  /** What Microsoft says about the numbers. */
  notes: string[];
  /** Codes that the text only speaks about. */
  mentioned: string[];
  evidence: EvidenceSpan[];
}

export type Explanation =
  | { findings: [Finding, ...Finding[]]; unknown: null; traces: Traces }
  | { findings: []; unknown: Unknown; traces: Traces };

/**
 * Says what an error text means, whatever program it comes from and however it is wrapped. Pure; never
 * throws; its time grows with the length of the text. `about` fills in links and commands.
 */
export function explain(input: string, about: Subject = {}): Explanation {
  const layers = unfold(input);
  const traces = tracesOf(layers);
  const hits = judged(hitsIn(layers), layers, traces);
  const ranking = isOpen(hits) ? [] : rank(hits).filter(({ cause }) => cause !== 'unknown');
  const [first, ...rest] = ranking.map((each) => finding(each, about));
  if (first) return { findings: [first, ...rest], unknown: null, traces };
  return { findings: [], unknown: unknownOf(hits, traces), traces };
}

function hitsIn(layers: readonly Layer[]): Hit[] {
  const hits = layers.flatMap((layer) => {
    const squeezed = squeeze(layer);
    return few([
      ...aadstsHits(squeezed),
      ...wordHits(squeezed),
      ...keyedHits(layer),
      ...tableHits(layer),
      ...smtpHits(layer),
      ...statusHits(layer),
    ]);
  });
  return [...hits, ...claimHits(layers, hits)];
}

function few(hits: readonly Hit[]): Hit[] {
  const seen = new Map<string, number>();
  return hits.filter(({ kind, code, cause }) => {
    const key = `${kind} ${code} ${cause}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count <= MAX_SAME;
  });
}

/** The signs, with those marked that are only spoken about, and without those of other services. */
function judged(hits: readonly Hit[], layers: readonly Layer[], traces: Traces): Hit[] {
  const texts = layers.map(({ text }) => text);
  const isElsewhere = isForeign(texts);
  const aboutMicrosoft = isMicrosoft(texts);
  const hasTrace = traces.traceId !== undefined || traces.correlationId !== undefined;
  const inList = isList(hits) && !hasTrace;
  return hits.flatMap((hit) => {
    const isNumber = hit.kind === 'aadsts';
    if (isElsewhere && !isNumber) return [];
    if (!aboutMicrosoft && isAnybodys(hit, texts)) return [];
    const heard = networkHit(hit);
    if (heard === null) return [];
    return [{ ...heard, isMention: (inList && isNumber) || isMention(hit, hasTrace) }];
  });
}

/** Words of OAuth: with them around, a bare `access_denied` is the answer of a sign-in. */
const OAUTH = /oauth|grant|token|client_?(?:id|secret|assertion)|[?&#]error=|redirect/i;

/** A status or a wrapper's code that any program might send; said by Microsoft it means something. */
function isAnybodys({ kind, weight, cause, isGeneral }: Hit, texts: readonly string[]): boolean {
  if (kind === 'status') return cause !== 'proxy-blocks';
  if (isGeneral) return true;
  return weight <= WEIGHT.weak && !texts.some((text) => OAUTH.test(text));
}

const NETWORK = new Set<Cause | null>(['offline-or-dns', 'tls-intercepted']);

/** A network error concerns us when it happened on the way to Microsoft, or when it does not say. */
function networkHit(hit: Hit): Hit | null {
  if (!NETWORK.has(hit.cause)) return hit;
  const peer = peerOf(hit);
  if (peer === 'other') return null;
  if (peer === 'proxy' && hit.cause === 'offline-or-dns') {
    return { ...hit, cause: 'proxy-blocks', weight: WEIGHT.likely };
  }
  return peer === 'unnamed' ? { ...hit, weight: Math.min(hit.weight, WEIGHT.likely) } : hit;
}

/** A number that nobody knows says more than the wrapper around it, and we do not know what. */
function isOpen(hits: readonly Hit[]): boolean {
  const hasNewNumber = hits.some(
    ({ kind, cause, isMention: only }) =>
      kind === 'aadsts' && !only && (cause === null || cause === 'unknown'),
  );
  return (
    hasNewNumber &&
    !hits.some(({ weight, cause, isMention: only }) => weight >= SURE - 5 && cause !== 'unknown' && !only)
  );
}

function finding({ cause, confidence, codes, evidence, means }: Ranked, about: Subject): Finding {
  const advice = adviceOn(cause, about, codes.map(plainCode));
  return { ...advice, ...(means !== undefined && { note: means }), confidence, codes, evidence };
}

function plainCode(code: string): string {
  return code.replace(/^AADSTS/, '');
}

function unknownOf(hits: readonly Hit[], traces: Traces): Unknown {
  const named = hits.filter(
    (hit) =>
      hit.code !== undefined && (hit.weight <= WEIGHT.weak || hit.cause === 'unknown' || hit.isMention),
  );
  const codesOf = (some: readonly Hit[]) =>
    [...new Set(some.map(({ kind, code = '' }) => codeName(kind, code)))].slice(0, 12);
  const codes = codesOf(named.filter((hit) => !hit.isMention));
  const { note } = adviceOn('unknown', {}, codes.map(plainCode));
  return {
    ...traces,
    codes,
    notes: note === undefined ? [] : [note],
    mentioned: codesOf(named.filter((hit) => hit.isMention)).filter((code) => !codes.includes(code)),
    evidence: distinct(named.map(evidenceOf)).slice(0, 6),
  };
}
