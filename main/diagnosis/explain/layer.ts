/** A place in the text that was pasted, in UTF-16 units; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A text as it was pasted, or with its wrapping taken off, and the way back to where it came from. */
export interface Layer {
  text: string;
  /** The place in the pasted text that `start` to `end` of this layer came from. */
  locate(start: number, end: number): Span;
}

/** Writes a layer unit by unit, keeping for each where in its source it came from. */
export class Tape {
  readonly #codes: Uint16Array;
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  #length = 0;

  /** `capacity`: the most units that are going to be written. */
  constructor(capacity: number) {
    this.#codes = new Uint16Array(capacity);
    this.#from = new Uint32Array(capacity);
    this.#to = new Uint32Array(capacity);
  }

  /** Writes one UTF-16 unit that stands for the source from `from` to `to`. */
  put(code: number, from: number, to: number): void {
    this.#codes[this.#length] = code;
    this.#from[this.#length] = from;
    this.#to[this.#length++] = to;
  }

  /** Writes a character of any plane. */
  putPoint(point: number, from: number, to: number): void {
    if (point < 0x10000) this.put(point, from, to);
    else {
      this.put(0xd800 + ((point - 0x10000) >> 10), from, to);
      this.put(0xdc00 + (point & 0x3ff), from, to);
    }
  }

  /** Takes over the source from `from` to `to` as it is. */
  copy(source: string, from: number, to: number): void {
    for (let at = from; at < to; at++) this.put(source.charCodeAt(at), at, at + 1);
  }

  /** What was written, made from `source`. */
  toLayer(source: Pick<Layer, 'locate'>): Layer {
    const [from, to, length] = [this.#from, this.#to, this.#length];
    return {
      text: Buffer.from(this.#codes.buffer, 0, length * 2).toString('utf16le'),
      locate(start, end) {
        const last = Math.min(Math.max(start, end - 1), length - 1);
        return source.locate(from[Math.min(start, length - 1)] ?? 0, to[last] ?? 0);
      },
    };
  }
}

/** The way back from a text that nothing was made of. */
export const UNCHANGED: Pick<Layer, 'locate'> = { locate: (start, end) => ({ start, end }) };
