import { squeezePhrase } from './squeeze.ts';

/** A phrase found in a squeezed text; `end` is exclusive. */
export interface PhraseHit<Meaning> {
  meaning: Meaning;
  start: number;
  end: number;
}

interface Entry<Meaning> {
  /** The parts between the gaps. */
  parts: string[];
  /** Where in the first part its anchor begins. */
  anchorAt: number;
  meaning: Meaning;
}

/** Letters of an anchor; every phrase has at least as many. */
const ANCHOR = 4;
/** How far apart the parts of a phrase may be, in squeezed characters. */
const MAX_GAP = 240;
const TABLE_SIZE = 0x10000;
/** One text cannot have more to say than this. */
const MAX_HITS = 2000;
/** Nor the same so many times: some of them may turn out to be parts of longer words. */
const MAX_SAME = 100;

/**
 * Finds thousands of phrases in one pass: each is looked up by its rarest four letters, and only where
 * those stand it is compared. Time grows with the length of the text, not with the number of phrases.
 */
export class PhraseIndex<Meaning> {
  readonly #entries = new Map<number, Entry<Meaning>[]>();
  readonly #table = new Uint8Array(TABLE_SIZE);

  constructor(phrases: Iterable<readonly [phrase: string, meaning: Meaning]>) {
    const all = [...phrases].map(([phrase, meaning]) => ({
      parts: phrase
        .split('…')
        .map(squeezePhrase)
        .filter((part) => part !== ''),
      meaning,
    }));
    const frequency = new Map<number, number>();
    for (const { parts } of all) {
      for (const hash of anchorsOf(parts[0] ?? '')) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
    }
    for (const { parts, meaning } of all) {
      const hashes = anchorsOf(parts[0] ?? '');
      const rarest = Math.min(...hashes.map((hash) => frequency.get(hash) ?? 0));
      const anchorAt = hashes.findIndex((hash) => frequency.get(hash) === rarest);
      const hash = hashes[anchorAt];
      if (hash === undefined) throw new Error(`phrase too short: ${parts.join('…')}`);
      this.#table[hash] = 1;
      const entries = this.#entries.get(hash) ?? [];
      entries.push({ parts, anchorAt, meaning });
      this.#entries.set(hash, entries);
    }
  }

  /** All phrases in a squeezed text, in the order in which they stand. */
  find(text: string): PhraseHit<Meaning>[] {
    const hits: PhraseHit<Meaning>[] = [];
    const counts = new Map<Entry<Meaning>, number>();
    for (let index = 0; index + ANCHOR <= text.length && hits.length < MAX_HITS; index++) {
      const hash = hashAt(text, index);
      if (this.#table[hash] === 0) continue;
      for (const entry of this.#entries.get(hash) ?? []) {
        const start = index - entry.anchorAt;
        const end = start >= 0 ? endOf(text, start, entry.parts) : -1;
        if (end < 0) continue;
        const count = (counts.get(entry) ?? 0) + 1;
        counts.set(entry, count);
        if (count <= MAX_SAME) hits.push({ meaning: entry.meaning, start, end });
      }
    }
    return hits;
  }
}

/** Where the phrase that begins at `start` ends; -1 if it does not stand there. */
function endOf(text: string, start: number, [first = '', ...rest]: readonly string[]): number {
  if (!text.startsWith(first, start)) return -1;
  let end = start + first.length;
  for (const part of rest) {
    // Only a window is searched, so that many beginnings without an end cost no quadratic time.
    const at = text.slice(end, end + MAX_GAP + part.length).indexOf(part);
    if (at < 0) return -1;
    end += at + part.length;
  }
  return end;
}

function anchorsOf(part: string): number[] {
  return Array.from({ length: Math.max(0, part.length - ANCHOR + 1) }, (_, index) => hashAt(part, index));
}

function hashAt(text: string, index: number): number {
  const hash =
    Math.imul(text.charCodeAt(index), 0x9e3779b1) ^
    Math.imul(text.charCodeAt(index + 1), 0x85ebca77) ^
    Math.imul(text.charCodeAt(index + 2), 0xc2b2ae3d) ^
    Math.imul(text.charCodeAt(index + 3), 0x27d4eb2f);
  return (hash >>> 16) & (TABLE_SIZE - 1);
}
