import type { Cause } from '../../../preload/contract.ts';
import { redact } from '../redact.ts';
import type { Hit } from './hit.ts';
import type { Span } from './layer.ts';
import { LIKELY, SURE } from './signatures.ts';

/** How certain a finding is. */
export type Confidence = 'sure' | 'likely' | 'guess';

/** A place in the pasted text, and what it says there once all wrappings are off; without secrets. */
export interface EvidenceSpan extends Span {
  text: string;
}

/** One cause, and the places in the pasted text that speak for it. */
export interface Ranked {
  cause: Cause;
  confidence: Confidence;
  /** Most telling first, each once. */
  codes: string[];
  /** Most telling first. */
  evidence: EvidenceSpan[];
  /** What the maker of a System says about it. */
  means?: string;
}

/** What is shown at most. */
const MAX_FINDINGS = 5;
const MAX_EVIDENCE = 6;
/** Microsoft's sentence after a number belongs to the number, whatever else its words might mean. */
const SENTENCE = 600;
/** Where that sentence is over: the string, the paragraph, the ids. */
const SENTENCE_END = /\n\s{0,20}\n|"\s{0,3}[,}\]]|Trace ID/;
/** Reports that put the reason last. */
const INNER = /Caused by:|--->|inner ?(?:error|exception)|\[previous exception\]|Original exception/gi;

/** Findings, the deepest and most certain first; wrappers are left out where something exact is known. */
export function rank(hits: readonly Hit[]): Ranked[] {
  const real = withoutSentences(hits.filter(({ cause, isMention }) => cause !== null && !isMention));
  const scored = real.map((hit) => ({ hit, score: scoreOf(hit) }));
  const best = new Map<Cause, { score: number; hits: typeof scored }>();
  for (const each of scored) {
    const cause = each.hit.cause as Cause;
    const group = best.get(cause) ?? { score: 0, hits: [] };
    group.hits.push(each);
    group.score = Math.max(group.score, each.score);
    best.set(cause, group);
  }
  const groups = [...best].sort(([, a], [, b]) => b.score - a.score);
  const top = groups[0]?.[1].score ?? 0;
  return groups
    .filter(([, { score }]) => score >= floorOf(top))
    .slice(0, MAX_FINDINGS)
    .map(([cause, group]) => ranked(cause, group));
}

/** What is worth showing beside the best: a guess only beside guesses, a likely cause not beside a sure one of the same thing. */
function floorOf(top: number): number {
  if (top >= SURE) return LIKELY + 2;
  return top >= LIKELY ? LIKELY - 5 : 0;
}

/** Weight first; then what is nested deeper, then the longer phrase, then what stands first. */
function scoreOf({ weight, layer, start, end }: Hit): number {
  const before = layer.text.slice(Math.max(0, start - 4000), start);
  const depth = Math.min(3, before.match(INNER)?.length ?? 0);
  const length = Math.min(1, (end - start) / 200);
  return weight + depth * 0.9 + length * 0.5 - Math.min(0.3, start / 1e6);
}

function withoutSentences(hits: readonly Hit[]): Hit[] {
  const numbers = hits.filter(({ kind, weight }) => kind === 'aadsts' && weight >= SURE);
  return hits.filter((hit) => hit.kind === 'aadsts' || !numbers.some((number) => isSentenceOf(number, hit)));
}

function isSentenceOf(number: Hit, { layer, cause, start }: Hit): boolean {
  const distance = start - number.end;
  if (layer !== number.layer || cause === number.cause || distance < 0 || distance > SENTENCE) return false;
  return !SENTENCE_END.test(layer.text.slice(number.end, start));
}

function ranked(
  cause: Cause,
  { score, hits }: { score: number; hits: { hit: Hit; score: number }[] },
): Ranked {
  const ordered = [...hits].sort((a, b) => b.score - a.score).map(({ hit }) => hit);
  const means = ordered.find((hit) => hit.means !== undefined)?.means;
  return {
    cause,
    confidence: score >= SURE ? 'sure' : score >= LIKELY ? 'likely' : 'guess',
    codes: [...new Set(ordered.flatMap(({ kind, code }) => (code ? [codeName(kind, code)] : [])))],
    evidence: distinct(ordered.map(evidenceOf)).slice(0, MAX_EVIDENCE),
    ...(means !== undefined && { means }),
  };
}

/** `AADSTS50011`: the way people look a number up. */
export function codeName(kind: Hit['kind'], code: string): string {
  return kind === 'aadsts' ? `AADSTS${code}` : code;
}

const MAX_QUOTE = 200;

export function evidenceOf({ layer, start, end }: Hit): EvidenceSpan {
  const text = redact(layer.text.slice(start, Math.min(end, start + MAX_QUOTE))).replace(/\s+/g, ' ');
  return { ...layer.locate(start, end), text };
}

/** The same place is found in several layers; the first one tells most. */
export function distinct(spans: readonly EvidenceSpan[]): EvidenceSpan[] {
  const kept: EvidenceSpan[] = [];
  for (const span of spans) {
    if (!kept.some(({ start, end }) => span.start < end && start < span.end)) kept.push(span);
  }
  return kept;
}
