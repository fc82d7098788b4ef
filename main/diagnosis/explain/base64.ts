import { type Layer, type Span, Tape } from './layer.ts';

/** A shorter run is a word. */
const MIN_RUN = 20;
/** 1 for the letters of base64, in either alphabet. */
const ALPHABET = new Uint8Array(0x10000);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-') {
  ALPHABET[letter.charCodeAt(0)] = 1;
}
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

export interface Opened {
  /** The layer without the runs that were opened: nothing else can stand in them. */
  rest: Layer;
  /** What stood in base64; each finding there is the whole run. */
  inside: Layer[];
}

/** Opens what stands in base64 inside a text. */
export function openBase64(layer: Layer): Opened {
  const inside: Layer[] = [];
  const opened: Span[] = [];
  let characters = 0;
  for (const run of runsIn(layer.text)) {
    const { start, end } = run;
    characters += end - start;
    if (inside.length >= MAX_RUNS || characters > MAX_CHARACTERS) break;
    const text = readable(layer.text.slice(start, end));
    if (text === null) continue;
    inside.push({ text, locate: () => layer.locate(start, end) });
    opened.push(run);
  }
  return { rest: opened.length > 0 ? without(layer, opened) : layer, inside };
}

function without(layer: Layer, runs: readonly Span[]): Layer {
  const tape = new Tape(layer.text.length);
  let from = 0;
  for (const { start, end } of runs) {
    tape.copy(layer.text, from, start);
    // Where it stood, a word ends.
    tape.put(0x20, start, end);
    from = end;
  }
  tape.copy(layer.text, from, layer.text.length);
  return tape.toLayer(layer);
}

/** Stretches of base64; lines that belong together are one. */
function runsIn(text: string): Span[] {
  const runs: Span[] = [];
  let lastLine = 0;
  let at = 0;
  while (at < text.length) {
    if (ALPHABET[text.charCodeAt(at)] !== 1) {
      at++;
      continue;
    }
    const start = at;
    while (ALPHABET[text.charCodeAt(at)] === 1) at++;
    if (at - start < MIN_RUN) continue;
    for (let padding = 0; padding < 2 && text[at] === '='; padding++) at++;
    const last = runs.at(-1);
    const goesOn = last && lastLine >= FULL_LINE && start - last.end <= 8;
    if (goesOn && LINE_BREAK.test(text.slice(last.end, start))) last.end = at;
    else runs.push({ start, end: at });
    lastLine = at - start;
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
