import { openBase64 } from './base64.ts';
import { type Layer, Tape, UNCHANGED } from './layer.ts';
import { peel } from './peel.ts';

/** What is looked at of a longer text: errors stand at the beginning of a mail and at the end of a log. */
const MAX_HEAD = 300_000;
const MAX_TAIL = 100_000;
/** Texts in base64 inside texts in base64. */
const MAX_DEPTH = 6;
/** All layers together, as a multiple of what was pasted: a text that grows while it is unwrapped is a trap. */
const MAX_GROWTH = 6;

/** The pasted text without its wrapping, what stood inside tags, and what was wrapped up in base64. */
export function unfold(input: string): Layer[] {
  const layers: Layer[] = [];
  const seen = new Set<string>();
  const first = bounded(input);
  let budget = first.text.length * MAX_GROWTH + 10_000;
  let next = [first];
  for (let depth = 0; depth <= MAX_DEPTH && next.length > 0; depth++) {
    const fresh = next
      .flatMap((layer) => peel(layer))
      .filter(({ text }) => {
        if (seen.has(text) || text.length > budget) return false;
        seen.add(text);
        budget -= text.length;
        return true;
      });
    const opened = fresh.map(openBase64);
    layers.push(...opened.map(({ rest }) => rest));
    next = opened.flatMap(({ inside }) => inside);
  }
  return layers;
}

/** The part of a text that is looked at, as it was pasted. */
export function bounded(input: string): Layer {
  if (input.length <= MAX_HEAD + MAX_TAIL) return { text: input, ...UNCHANGED };
  const tape = new Tape(MAX_HEAD + MAX_TAIL + 1);
  tape.copy(input, 0, MAX_HEAD);
  tape.put(0x0a, MAX_HEAD, MAX_HEAD + 1);
  tape.copy(input, input.length - MAX_TAIL, input.length);
  return tape.toLayer(UNCHANGED);
}
