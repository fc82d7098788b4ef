import type { Tape } from './layer.ts';

/**
 * Readers of single characters that were written as something else. Each begins at `at`, writes what it
 * has read to the tape, and answers where it ended; 0 where nothing of its kind stands there.
 */
export type Reader = (text: string, at: number, tape: Tape) => number;

const PERCENT = 0x25;
/** Windows' own characters in the place of the control characters 80 to 9F. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const windowsBytes = new Map([...WINDOWS_1252].map((letter, index) => [letter.charCodeAt(0), 0x80 + index]));

/** `%41`, also where the percent sign itself was escaped again and again: `%252541`. */
export const readPercent: Reader = (text, at, tape) => readBytes(text, at, tape, percentByte);

/** `=41` of quoted-printable, and its soft line breaks. */
export const readQuotedPrintable: Reader = (text, at, tape) => {
  let end = at + 1;
  while (end - at < 20 && (text[end] === ' ' || text[end] === '\t')) end++;
  if (text[end] === '\r') end++;
  if (text[end] === '\n') return end + 1;
  const read = readBytes(text, at, tape, equalsByte);
  if (read > 0) return read;
  // What is no UTF-8 is an older mail in Latin-1.
  const byte = equalsByte(text, at);
  if (byte < 0xa0) return 0;
  tape.put(byte & 0xff, at, at + 3);
  return at + 3;
};

/** UTF-8 that was read as Latin-1 or as Windows' version of it: `Ã¤`. */
export const readMojibake: Reader = (text, at, tape) => readBytes(text, at, tape, letterByte);

/** Full-width forms of East Asian keyboards become plain; invisible characters go. */
export const readDisguise: Reader = (text, at, tape) => {
  const code = text.charCodeAt(at);
  if (code >= 0xff01 && code <= 0xff5e) tape.put(code - 0xfee0, at, at + 1);
  return at + 1;
};

/** A byte and where it ended, as `end * 256 + byte`; -1 where there is none. */
type ByteReader = (text: string, at: number) => number;

function percentByte(text: string, at: number): number {
  if (text.charCodeAt(at) !== PERCENT) return -1;
  let digits = at + 1;
  while (text[digits] === '2' && text[digits + 1] === '5' && hexByte(text, digits + 2) >= 0) digits += 2;
  const byte = hexByte(text, digits);
  return byte < 0 ? -1 : (digits + 2) * 256 + byte;
}

function equalsByte(text: string, at: number): number {
  const byte = text[at] === '=' ? hexByte(text, at + 1) : -1;
  return byte < 0 ? -1 : (at + 3) * 256 + byte;
}

function letterByte(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const byte = code > 0xff ? windowsBytes.get(code) : code;
  return byte === undefined || !(byte >= 0x80) ? -1 : (at + 1) * 256 + byte;
}

/** One character of UTF-8 whose bytes are written in some other way. */
function readBytes(text: string, at: number, tape: Tape, byteAt: ByteReader): number {
  const first = byteAt(text, at);
  if (first < 0) return 0;
  const lead = first & 0xff;
  let end = Math.floor(first / 256);
  if (lead < 0x80) {
    tape.put(lead, at, end);
    return end;
  }
  const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  let point = lead & (0x3f >> more);
  for (let count = 0; count < more; count++) {
    const next = byteAt(text, end);
    const byte = next & 0xff;
    if (next < 0 || byte < 0x80 || byte > 0xbf) return 0;
    point = (point << 6) | (byte & 0x3f);
    end = Math.floor(next / 256);
  }
  if (point > 0x10ffff) return 0;
  tape.putPoint(point, at, end);
  return end;
}

/** Two hexadecimal digits; -1 where there are none. */
function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** @returns -1 for what is no digit */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
}
