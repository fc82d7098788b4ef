import { type Reader, readDisguise, readMojibake, readPercent, readQuotedPrintable } from './characters.ts';
import { type Layer, Tape } from './layer.ts';
import { putTag, readBackslash, readEntity, tagEnd } from './markup.ts';

/** Kinds of wrapping that may stand one inside the other: JSON in a URL in HTML. */
const MAX_ROUNDS = 6;
/** A sign that the text really is quoted-printable: `a=50` is not. */
const IS_QUOTED_PRINTABLE = /=3[Dd]|=\r?\n|=[CE][0-9A-F]=[89AB][0-9A-F]|quoted-printable/;
/** A shorter tag has no attributes. */
const LONG_TAG = 8;

/** What a character may be the beginning of; 0 where it is only itself. */
const KINDS = new Uint8Array(0x10000);
const READERS: (Reader | null)[] = [null, null];
const TAG = 1;
const QUOTED_PRINTABLE = 2;

function register(reader: Reader, codes: Iterable<number>): void {
  const kind = READERS.push(reader) - 1;
  for (const code of codes) KINDS[code] = kind;
}
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

KINDS[0x3c] = TAG;
register(readQuotedPrintable, [0x3d]);
register(readPercent, [0x25]);
register(readEntity, [0x26]);
register(readBackslash, [0x5c]);
register(readMojibake, range(0xc2, 0xf4));
register(readDisguise, [0, 0xad, 0x2060, 0xfeff, ...range(0x200b, 0x200f), ...range(0x202a, 0x202e)]);
register(readDisguise, range(0xff01, 0xff5e));

/**
 * The layer with all escapes, entities and tags taken off, and beside it what stood inside the tags. One
 * pass takes off each kind however often it was put on, so that the work stays a small multiple of the
 * text's length.
 */
export function peel(layer: Layer, rounds = MAX_ROUNDS): Layer[] {
  const beside: Layer[] = [];
  let body = layer;
  for (let round = 0; round < rounds; round++) {
    const peeled = peelOnce(body);
    if (!peeled) break;
    body = peeled.body;
    if (peeled.tags) beside.push(...peel(peeled.tags, rounds - round - 1));
  }
  return [body, ...beside];
}

/** One pass; null where there is nothing to take off. */
function peelOnce(layer: Layer): { body: Layer; tags: Layer | null } | null {
  const { text } = layer;
  const first = firstSpecial(text);
  if (first < 0) return null;
  const isQuotedPrintable = IS_QUOTED_PRINTABLE.test(text);
  const body = new Tape(text.length);
  let tags: Tape | null = null;
  let isChanged = false;
  let at = 0;
  while (at < text.length) {
    const kind = KINDS[text.charCodeAt(at)] ?? 0;
    let end = 0;
    if (kind === TAG) {
      end = tagEnd(text, at);
      if (end > 0) putTag(text, at, end, body);
      if (end - at > LONG_TAG) {
        tags ??= new Tape(text.length);
        tags.copy(text, at + 1, end);
      }
    } else if (kind > 0 && (kind !== QUOTED_PRINTABLE || isQuotedPrintable)) {
      end = READERS[kind]?.(text, at, body) ?? 0;
    }
    if (end > 0) isChanged = true;
    else body.put(text.charCodeAt(at), at, at + 1);
    at = end > 0 ? end : at + 1;
  }
  if (!isChanged) return null;
  return { body: body.toLayer(layer), tags: tags?.toLayer(layer) ?? null };
}

/** Most texts are not wrapped up at all. */
function firstSpecial(text: string): number {
  for (let at = 0; at < text.length; at++) if (KINDS[text.charCodeAt(at)] !== 0) return at;
  return -1;
}
