import type { Layer, Span } from './layer.ts';

/** A text without what does not count, and the way back to the layer it was made from. */
export interface Squeezed {
  text: string;
  layer: Layer;
  /** The place in the layer's text, for a place in this one. */
  inLayer(start: number, end: number): Span;
}

/** Squeezes a layer. */
export function squeeze(layer: Layer): Squeezed {
  const source = layer.text;
  const codes = new Uint16Array(source.length);
  const places = new Uint32Array(source.length);
  let length = 0;
  for (let index = 0; index < source.length; index++) {
    const unit = source.charCodeAt(index);
    let code = table[unit] as number;
    if (code < 0) {
      code = folded(unit);
      table[unit] = code;
    }
    if (code === 0) continue;
    codes[length] = code;
    places[length++] = index;
  }
  return {
    text: Buffer.from(codes.buffer, 0, length * 2).toString('utf16le'),
    layer,
    inLayer: (start, end) => ({ start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 }),
  };
}

/** A phrase squeezed in the same way. */
export function squeezePhrase(phrase: string): string {
  return squeeze({ text: phrase, locate: (start, end) => ({ start, end }) }).text;
}

/** Quotes and accents of every kind. */
const DROPPED_WIDE = '´‘’‚‛“”„‟«»‹›「」『』';
/** Quotes, placeholders, the marks of quoted mail, escapes, and the plus signs of URLs. */
const DROPPED_ASCII = '"\'`<>+\\*';
/** Letters whose stroke is no accent to Unicode. */
const STROKES: Record<string, string> = { ł: 'l', Ł: 'l', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd' };

/**
 * What each UTF-16 unit becomes when a text is squeezed; 0 drops it, -1 was not worked out yet. White space
 * and quotes do not count, nor do accents, capitals and full-width forms, so that a phrase is found however
 * it was broken into lines and quoted.
 */
const table = new Int32Array(0x10000).fill(-1);

function folded(code: number): number {
  if (code < 0x80) return foldedAscii(code);
  const letter = String.fromCharCode(code);
  if (/[\s\p{M}\p{Cf}]/u.test(letter) || DROPPED_WIDE.includes(letter)) return 0;
  if (code >= 0xff01 && code <= 0xff5e) return foldedAscii(code - 0xfee0);
  // Only the accents of Latin letters: those of Japanese change the letter.
  const base = code < 0x250 ? letter.normalize('NFD').charAt(0) : letter;
  const small = STROKES[base] ?? base.toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
}

function foldedAscii(code: number): number {
  const letter = String.fromCharCode(code);
  return code <= 0x20 || code === 0x7f || DROPPED_ASCII.includes(letter)
    ? 0
    : letter.toLowerCase().charCodeAt(0);
}
