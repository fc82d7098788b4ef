/** A place in the text that was pasted, in UTF-16 units; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A text as it was pasted, or with one kind of wrapping taken off, and the way back to where it came from. */
export interface Layer {
  text: string;
  /** The place in the pasted text that `start` to `end` of this layer came from. */
  locate(start: number, end: number): Span;
}

/** A stretch of a layer: copied as it was, or made from a longer or shorter stretch of the source. */
interface Stretch {
  at: number;
  from: number;
  to: number;
  isCopy: boolean;
}

/** Puts a layer together from stretches of a source, keeping where each came from. */
export class LayerBuilder {
  readonly #source: string;
  readonly #parts: string[] = [];
  readonly #stretches: Stretch[] = [];
  #length = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Takes over the source from `from` to `to`. */
  copy(from: number, to: number): void {
    this.#add(this.#source.slice(from, to), from, to, true);
  }

  /** Puts `text` in the place of the source from `from` to `to`. */
  put(text: string, from: number, to: number): void {
    this.#add(text, from, to, false);
  }

  build(): Layer {
    const stretches = this.#stretches;
    return {
      text: this.#parts.join(''),
      locate(start, end) {
        const first = originOf(stretches, start);
        const last = originOf(stretches, Math.max(start, end - 1));
        return { start: first.start, end: Math.max(first.end, last.end) };
      },
    };
  }

  #add(text: string, from: number, to: number, isCopy: boolean): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#stretches.push({ at: this.#length, from, to, isCopy });
    this.#length += text.length;
  }
}

function originOf(stretches: readonly Stretch[], position: number): Span {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle] as Stretch).at <= position) low = middle;
    else high = middle - 1;
  }
  const stretch = stretches[low];
  if (!stretch) return { start: 0, end: 0 };
  if (!stretch.isCopy) return { start: stretch.from, end: stretch.to };
  const start = stretch.from + position - stretch.at;
  return { start, end: start + 1 };
}

/** A layer made from another one by replacing what `pattern` finds; null where nothing changed. */
export function replaced(
  layer: Layer,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | null,
): Layer | null {
  const { text } = layer;
  const builder = new LayerBuilder(text);
  let from = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const to = match.index + match[0].length;
    if (match[0] === '') pattern.lastIndex++;
    const made = replace(match);
    if (made === null) continue;
    builder.copy(from, match.index);
    builder.put(made, match.index, to);
    from = to;
  }
  if (from === 0) return null;
  builder.copy(from, text.length);
  const inner = builder.build();
  return {
    text: inner.text,
    locate(start, end) {
      const span = inner.locate(start, end);
      return layer.locate(span.start, span.end);
    },
  };
}
