import type { TextPiece } from '../../../preload/contract.ts';
import type { Span } from './layer.ts';
import type { Secret } from './secrets.ts';

/** A short text is shown whole. */
const MAX_SHOWN = 12_000;
/** Of a long one: its beginning, and this much before and after each piece of evidence. */
const BEGINNING = 1_000;
const AROUND = 400;

interface Mark extends Span {
  finding: number;
}

/** The pasted text in pieces: evidence marked, secrets left out, and of a long text only what matters. */
export function shownText(text: string, marks: readonly Mark[], secrets: readonly Secret[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let last = 0;
  for (const window of windowsOf(text.length, marks)) {
    if (window.start > last) pieces.push({ text: '', finding: null, kind: 'gap' });
    pieces.push(...piecesOf(text, window, marks, secrets));
    last = window.end;
  }
  if (last < text.length) pieces.push({ text: '', finding: null, kind: 'gap' });
  return pieces;
}

function windowsOf(length: number, marks: readonly Mark[]): Span[] {
  if (length <= MAX_SHOWN) return length === 0 ? [] : [{ start: 0, end: length }];
  const wanted = [
    { start: 0, end: BEGINNING },
    ...marks.map(({ start, end }) => ({
      start: Math.max(0, start - AROUND),
      // A run of base64 may be the evidence; its beginning is enough.
      end: Math.min(length, Math.min(end, start + MAX_SHOWN / 4) + AROUND),
    })),
  ].sort((a, b) => a.start - b.start);
  const windows: Span[] = [];
  for (const window of wanted) {
    const before = windows.at(-1);
    if (before && window.start <= before.end) before.end = Math.max(before.end, window.end);
    else windows.push({ ...window });
  }
  return windows;
}

function piecesOf(
  text: string,
  window: Span,
  marks: readonly Mark[],
  secrets: readonly Secret[],
): TextPiece[] {
  const within = ({ start, end }: Span) => start < window.end && end > window.start;
  const near = { marks: marks.filter(within), secrets: secrets.filter(within) };
  const cuts = [window, ...near.marks, ...near.secrets]
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at >= window.start && at <= window.end);
  const edges = [...new Set(cuts)].sort((a, b) => a - b);
  const pieces: TextPiece[] = [];
  edges.slice(0, -1).forEach((start, index) => {
    const end = edges[index + 1] ?? start;
    const covers = (span: Span) => span.start <= start && span.end >= end;
    const isSecret = near.secrets.some(covers);
    const finding = near.marks.find(covers)?.finding ?? null;
    const before = pieces.at(-1);
    if (isSecret && before?.kind === 'secret') before.finding ??= finding;
    else
      pieces.push({
        text: isSecret ? '' : text.slice(start, end),
        finding,
        kind: isSecret ? 'secret' : 'text',
      });
  });
  return pieces;
}
