import { hexDigit, type Reader } from './characters.ts';
import type { Tape } from './layer.ts';

const NEW_LINE = 0x0a;
/** Longest tag that is taken for one. */
const MAX_TAG = 300;
/** Tags inside a line; any other begins a new one. */
const INLINE =
  /^<\/?(?:a|abbr|b|bdi|code|em|font|i|kbd|mark|o:p|s|small|span|strong|sub|sup|tt|u|var|wbr)\b/i;

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  rsquo: "'",
  lsquo: "'",
  szlig: 'ß',
  ndash: '-',
  mdash: '-',
  hellip: '...',
};
const ACCENTS = new Set(['acute', 'grave', 'uml', 'circ', 'tilde', 'cedil', 'ring', 'slash', 'caron']);

/** `&lt;`, `&#x3c;`, `&eacute;`, also where the ampersand was escaped again and again. */
export const readEntity: Reader = (text, at, tape) => {
  let name = at + 1;
  while (text.startsWith('amp;', name)) name += 4;
  const end = text[name] === '#' ? numeric(text, at, name, tape) : named(text, at, name, tape);
  if (end > 0) return end;
  if (name === at + 1) return 0;
  tape.put(0x26, at, name);
  return name;
};

function numeric(text: string, at: number, hash: number, tape: Tape): number {
  const isHex = text[hash + 1] === 'x' || text[hash + 1] === 'X';
  const digits = hash + (isHex ? 2 : 1);
  let end = digits;
  let point = 0;
  for (let digit = hexDigit(text.charCodeAt(end)); digit >= 0 && end - digits < 7; ) {
    if (!isHex && digit > 9) return 0;
    point = point * (isHex ? 16 : 10) + digit;
    digit = hexDigit(text.charCodeAt(++end));
  }
  if (end === digits || text[end] !== ';') return 0;
  if (point > 0 && point <= 0x10ffff) tape.putPoint(point, at, end + 1);
  return end + 1;
}

function named(text: string, at: number, start: number, tape: Tape): number {
  const end = text.indexOf(';', start);
  if (end < start + 2 || end > start + 8) return 0;
  const name = text.slice(start, end);
  const known = name.toLowerCase();
  // Accents do not count anyway.
  const letters = Object.hasOwn(ENTITIES, known)
    ? ENTITIES[known]
    : ACCENTS.has(known.slice(1))
      ? name[0]
      : undefined;
  if (letters === undefined) return 0;
  for (let index = 0; index < letters.length; index++) tape.put(letters.charCodeAt(index), at, end + 1);
  return end + 1;
}

/** Where a tag that begins at `at` ends; 0 where none begins. */
export function tagEnd(text: string, at: number): number {
  const next = text[at + 1] === '/' || text[at + 1] === '!' ? at + 2 : at + 1;
  const small = text.charCodeAt(next) | 0x20;
  if (!(small >= 0x61 && small <= 0x7a)) return 0;
  for (let end = next + 1; end < text.length && end - at <= MAX_TAG; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x3e) return end + 1;
    if (code === 0x3c) return 0;
  }
  return 0;
}

/** A tag inside a line leaves nothing behind, any other a line break. */
export function putTag(text: string, at: number, end: number, tape: Tape): void {
  if (!INLINE.test(text.slice(at, at + 12))) tape.put(NEW_LINE, at, end);
}

/** The escapes of JSON and of programming languages, however many backslashes stand before them. */
export const readBackslash: Reader = (text, at, tape) => {
  let end = at;
  while (text[end] === '\\') end++;
  const letter = text[end] ?? '';
  if (letter === 'u') {
    let code = 0;
    for (let digit = 1; digit <= 4; digit++) code = code * 16 + hexDigit(text.charCodeAt(end + digit));
    const isHex = [1, 2, 3, 4].every((digit) => hexDigit(text.charCodeAt(end + digit)) >= 0);
    if (isHex) {
      tape.put(code, at, end + 5);
      return end + 5;
    }
  }
  if (letter !== '' && 'nrtbf'.includes(letter)) tape.put(NEW_LINE, at, end + 1);
  else if (letter !== '' && `"'/`.includes(letter)) tape.put(letter.charCodeAt(0), at, end + 1);
  else if (end - at > 1) {
    tape.put(0x5c, at, end);
    return end;
  } else return 0;
  return end + 1;
};
