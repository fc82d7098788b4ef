import type { Hit } from './hit.ts';
import { signIndex } from './signatures.ts';
import type { Squeezed } from './squeeze.ts';

const WORD = /[A-Za-z0-9_]/;
/** A code that is an ordinary word means something only where a code is expected. */
const ORDINARY = /^[A-Z]?[a-z]+$/;
const NAMED = /(?:code|error|reason|type)["'\s]{0,3}[:=]\s{0,3}["'([]{0,2}$/i;
/** Codes in words, and phrases. */
export function wordHits({ text, layer, inLayer }: Squeezed): Hit[] {
  return signIndex()
    .find(text)
    .flatMap(({ meaning, start, end }): Hit[] => {
      const place = inLayer(start, end);
      if (meaning.code !== undefined && !isWhole(layer.text, place, meaning.code)) return [];
      if (meaning.command && !layer.text.slice(place.start, place.end).includes(meaning.command)) return [];
      if (meaning.near?.every((word) => !text.includes(word))) return [];
      return [{ ...meaning, layer, ...place, isMention: false }];
    });
}

/** Whether a code stands there by itself, and not as part of a longer name. */
function isWhole(text: string, { start, end }: { start: number; end: number }, code: string): boolean {
  if (WORD.test(text[start - 1] ?? '') || WORD.test(text[end] ?? '')) return false;
  // "Service unavailable" is prose. Only a line break may stand inside a code.
  const inside = text.slice(start, end);
  if (/[ \t]/.test(inside) && !/[\r\n]/.test(inside)) return false;
  return !ORDINARY.test(code) || NAMED.test(text.slice(Math.max(0, start - 20), start));
}
