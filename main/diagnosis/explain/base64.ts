import type { Layer, Span } from './layer.ts';

/** One line of base64, in either alphabet. */
const RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,}={0,2}/g;
/** What stands between two lines of base64 in a mail. */
const LINE_BREAK = /^\r?\n[ \t>]{0,4}$/;
/** A line of a mail that goes on in the next one is at least this long. */
const FULL_LINE = 60;

/** More runs than any error text has. */
const MAX_RUNS = 100;
/** Characters of base64 that are looked into. */
const MAX_CHARACTERS = 200_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** The first character of a text in UTF-8 or UTF-16; images and keys begin otherwise, and end here. */
const READABLE = /^[\t\n\r\x20-\x7e\u00a0-\u{10ffff}]*$/u;

/** What stands in base64 inside a text; each finding there is the whole run. */
export function base64Layers(layer: Layer): Layer[] {
  const found: Layer[] = [];
  let characters = 0;
  for (const { start, end } of runsIn(layer.text)) {
    characters += end - start;
    if (found.length >= MAX_RUNS || characters > MAX_CHARACTERS) break;
    const text = readable(layer.text.slice(start, end));
    if (text !== null) found.push({ text, locate: () => layer.locate(start, end) });
  }
  return found;
}

/** Stretches of base64; lines that belong together are one. */
function runsIn(text: string): Span[] {
  const runs: Span[] = [];
  let lastLine = 0;
  for (const { 0: line, index } of text.matchAll(RUN)) {
    const last = runs.at(-1);
    const goesOn = last && lastLine >= FULL_LINE && index - last.end <= 8;
    if (goesOn && LINE_BREAK.test(text.slice(last.end, index))) last.end = index + line.length;
    else runs.push({ start: index, end: index + line.length });
    lastLine = line.length;
  }
  return runs;
}

function readable(run: string): string | null {
  // Words and hex digests are base64 too, formally. Real text has letters of both kinds.
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run)) return null;
  const bytes = Buffer.from(run, 'base64');
  const isWide = bytes.length > 8 && bytes[1] === 0 && bytes[3] === 0;
  try {
    const text = isWide ? bytes.toString('utf16le') : utf8.decode(bytes);
    // The \x01 of XOAUTH2 stands between its fields.
    const plain = text.replaceAll('\x01', ' ');
    return plain.length >= 8 && READABLE.test(plain) ? plain : null;
  } catch {
    return null;
  }
}
