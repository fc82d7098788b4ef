import { type Layer, replaced } from './layer.ts';

/** Percent signs, HTML entities and tags, and the escapes of JSON strings: one wrapping at a time. */
const ESCAPES =
  /(?:%[0-9A-Fa-f]{2})+|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[a-zA-Z]{2,8});|\\u[0-9A-Fa-f]{4}|\\[nrtbf"'/\\]|<[/!]?[a-zA-Z][^<>]{0,300}>/g;
const QUOTED_PRINTABLE = /(?:=[0-9A-Fa-f]{2})+|=[ \t]{0,20}\r?\n/g;
/** A sign that the text really is quoted-printable: `a=50` is not. */
const IS_QUOTED_PRINTABLE = /=3[Dd]|=\r?\n|=[CE][0-9A-F]=[89AB][0-9A-F]|quoted-printable/;
/** UTF-8 that was read as Latin-1. */
const MOJIBAKE = /[\u00c2-\u00f4][\u0080-\u00bf]{1,3}/g;
/** Invisible characters, and the full-width forms of East Asian keyboards. */
const DISGUISE = /[\0\u00ad\u200b-\u200f\u2060\u202a-\u202e\ufeff]+|[\uff01-\uff5e]/g;

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
/** `&eacute;` and its like: accents do not count anyway. */
const ACCENTED = /^([a-zA-Z])(?:acute|grave|uml|circ|tilde|cedil|ring|slash|caron)$/;

const utf8 = new TextDecoder();

/** The text without invisible characters; null where there are none. */
export function undisguised(layer: Layer): Layer | null {
  return replaced(layer, DISGUISE, ([found]) => {
    const code = found.charCodeAt(0);
    return code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : '';
  });
}

/** One wrapping of escapes taken off; null where there is none. */
export function unescaped(layer: Layer): Layer | null {
  return replaced(layer, ESCAPES, ([found]) => {
    if (found[0] === '%') return percentDecoded(found);
    if (found[0] === '&') return entity(found.slice(1, -1));
    if (found[0] === '<') return INLINE.test(found) ? '' : '\n';
    return backslash(found);
  });
}

/** Quoted-printable taken off; null where the text is none. */
export function unquotedPrintable(layer: Layer): Layer | null {
  if (!IS_QUOTED_PRINTABLE.test(layer.text)) return null;
  return replaced(layer, QUOTED_PRINTABLE, ([found]) =>
    /^=[ \t\r\n]/.test(found) ? '' : percentDecoded(found),
  );
}

/** Wrongly read UTF-8 put right; null where there is none. */
export function unscrambled(layer: Layer): Layer | null {
  return replaced(layer, MOJIBAKE, ([found]) => {
    const text = utf8.decode(Uint8Array.from(found, (letter) => letter.charCodeAt(0)));
    return text.includes('\ufffd') ? null : text;
  });
}

/** `%41%42` or `=41=42` as UTF-8. */
function percentDecoded(found: string): string {
  const bytes = new Uint8Array(found.length / 3);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(found.slice(index * 3 + 1, index * 3 + 3), 16);
  }
  return utf8.decode(bytes);
}

function entity(name: string): string | null {
  if (name[0] === '#') {
    const isHex = name[1] === 'x' || name[1] === 'X';
    const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  const known = name.toLowerCase();
  if (Object.hasOwn(ENTITIES, known)) return ENTITIES[known] ?? '';
  return ACCENTED.exec(name)?.[1] ?? null;
}

function backslash(found: string): string {
  const letter = found[1] ?? '';
  if (letter === 'u') return String.fromCharCode(Number.parseInt(found.slice(2), 16));
  return 'nrtbf'.includes(letter) ? '\n' : letter;
}
