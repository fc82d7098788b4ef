import { base64Layers } from './base64.ts';
import { type Layer, LayerBuilder } from './layer.ts';
import { undisguised, unescaped, unquotedPrintable, unscrambled } from './unwrap.ts';

/** What is looked at of a longer text: errors stand at the beginning of a mail and at the end of a log. */
export const MAX_HEAD = 300_000;
export const MAX_TAIL = 100_000;
/** Wrappings that are taken off, one inside the other. */
const MAX_DEPTH = 6;
/** All layers together, as a multiple of what was pasted: a text that grows while it is unwrapped is a trap. */
const MAX_GROWTH = 6;

/** The pasted text and everything that was wrapped up in it: escapes, HTML, base64, quoted-printable. */
export function unfold(input: string): Layer[] {
  const layers: Layer[] = [];
  const seen = new Set<string>();
  const first = bounded(input);
  let budget = first.text.length * MAX_GROWTH + 10_000;
  let next = [undisguised(first) ?? first];
  for (let depth = 0; depth <= MAX_DEPTH && next.length > 0; depth++) {
    const current = next.filter(({ text }) => {
      if (seen.has(text) || text.length > budget) return false;
      seen.add(text);
      budget -= text.length;
      return true;
    });
    layers.push(...current);
    next = current.flatMap(inside);
  }
  return layers;
}

/** What one layer holds when one wrapping is taken off. */
function inside(layer: Layer): Layer[] {
  const plain = [unscrambled(layer), unquotedPrintable(layer), unescaped(layer)].filter(
    (made) => made !== null,
  );
  return [...plain, ...base64Layers(layer)].map((made) => undisguised(made) ?? made);
}

function bounded(input: string): Layer {
  const builder = new LayerBuilder(input);
  if (input.length <= MAX_HEAD + MAX_TAIL) builder.copy(0, input.length);
  else {
    builder.copy(0, MAX_HEAD);
    builder.put('\n', MAX_HEAD, MAX_HEAD);
    builder.copy(input.length - MAX_TAIL, input.length);
  }
  return builder.build();
}
