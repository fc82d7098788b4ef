import type { RedirectDiff } from '../../preload/contract.ts';
import { redirectReason } from './redirect-reason.ts';

/** Entra takes 256 characters; what is longer is compared by its beginning. */
const MAX_LENGTH = 512;
const MAX_REGISTERED = 256;
const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/**
 * Compares the redirect URI that was sent with the nearest registered one; null if one of them fits, or
 * none is registered. Entra compares letter for letter, except that scheme and host are without case, no
 * path equals `/`, and the port does not count on loopback.
 * https://learn.microsoft.com/entra/identity-platform/reply-url
 */
export function redirectDiff(sent: string, registered: readonly string[]): RedirectDiff | null {
  const wanted = sent.slice(0, MAX_LENGTH);
  const candidates = registered.slice(0, MAX_REGISTERED).map((uri) => uri.slice(0, MAX_LENGTH));
  if (candidates.some((uri) => fits(wanted, uri))) return null;
  const nearest = nearestTo(wanted, candidates);
  if (nearest === undefined) return null;
  return { ...markDifferences(wanted, nearest), reason: redirectReason(wanted, nearest) };
}

/** Whether Entra takes the one for the other. */
function fits(sent: string, registered: string): boolean {
  return sent === registered || comparable(sent) === comparable(registered);
}

function comparable(uri: string): string {
  if (!URL.canParse(uri)) return uri;
  const url = new URL(uri);
  return `${url.protocol}//${LOOPBACK.has(url.hostname) ? url.hostname : url.host}${url.pathname}${url.search}${url.hash}`;
}

function nearestTo(sent: string, registered: readonly string[]): string | undefined {
  const scored = registered.map((uri) => ({ uri, likeness: likeness(sent, uri) }));
  return scored.sort((a, b) => b.likeness - a.likeness)[0]?.uri;
}

/** Equal characters at both ends, without case, so that a quick look at many candidates is enough. */
function likeness(sent: string, registered: string): number {
  const [a, b] = [sent.toLowerCase(), registered.toLowerCase()];
  const { start, end } = sharedEnds(a, b);
  return (start + end) / Math.max(a.length, b.length, 1);
}

function sharedEnds(a: string, b: string): { start: number; end: number } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return { start, end };
}

type Part = RedirectDiff['sent'][number];

/** Places marked as "something is missing here": in addresses with more differences they only confuse. */
const MAX_GAPS_MARKED = 3;

/** What two texts share, and what each has instead of the other between. */
type Stretch = { same: string } | { sent: string; registered: string };

/** Cuts both texts where they differ. Where only one has something, the other gets an empty mark. */
function markDifferences(sent: string, registered: string): { sent: Part[]; registered: Part[] } {
  const stretches = stretchesOf([...sent], [...registered]);
  const gaps = stretches.filter((stretch) => !('same' in stretch)).length;
  const marksMissing = gaps <= MAX_GAPS_MARKED;
  const partsOf = (side: 'sent' | 'registered'): Part[] =>
    stretches.flatMap((stretch): Part[] => {
      if ('same' in stretch) return [{ text: stretch.same, differs: false }];
      return stretch[side] === '' && !marksMissing ? [] : [{ text: stretch[side], differs: true }];
    });
  return { sent: joined(partsOf('sent')), registered: joined(partsOf('registered')) };
}

/** What belongs to a longest common subsequence is the same; the rest differs. */
function stretchesOf(a: readonly string[], b: readonly string[]): Stretch[] {
  const table = commonLengths(a, b);
  const length = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const stretches: Stretch[] = [];
  const last = () => stretches.at(-1);
  const differ = (sent: string, registered: string) => {
    const open = last();
    if (open && 'sent' in open)
      Object.assign(open, { sent: open.sent + sent, registered: open.registered + registered });
    else stretches.push({ sent, registered });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      const open = last();
      if (open && 'same' in open) open.same += a[i];
      else stretches.push({ same: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && length(i + 1, j) >= length(i, j + 1))) {
      differ(a[i++] ?? '', '');
    } else {
      differ('', b[j++] ?? '');
    }
  }
  return stretches;
}

/** `table[i][j]`: length of the longest common subsequence of the rests from `i` and from `j`. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i] as Uint16Array;
    const below = table[i + 1] as Uint16Array;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [down = 0, right = 0, diagonal = 0] = [below[j], row[j + 1], below[j + 1]];
      row[j] = a[i] === b[j] ? diagonal + 1 : Math.max(down, right);
    }
  }
  return table;
}

/** Neighbours of the same kind as one. */
function joined(parts: Part[]): Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last?.differs === part.differs) last.text += part.text;
    else whole.push({ ...part });
  }
  return whole;
}
