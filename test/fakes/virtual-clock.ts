import type { Clock } from '../../main/clock.ts';

interface Timer {
  /** In elapsed time. */
  at: number;
  order: number;
  callback: (() => void) | null;
}

/** A clock that runs as fast as the work allows; its time of day can be changed under running timers. */
export class VirtualClock implements Clock {
  readonly #timers: Timer[] = [];
  #elapsed = 0;
  #offset: number;
  #order = 0;
  /** Timers that are waiting. */
  pending = 0;

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#offset = start;
  }

  now(): number {
    return this.#elapsed + this.#offset;
  }

  after(ms: number, callback: () => void): () => void {
    const timer: Timer = { at: this.#elapsed + Math.max(0, ms), order: this.#order++, callback };
    this.#push(timer);
    this.pending++;
    return () => {
      if (timer.callback) this.pending--;
      timer.callback = null;
    };
  }

  /** Sets the time of day; running timers do not care. */
  jump(ms: number): void {
    this.#offset += ms;
  }

  /** Lets time pass, with everything that becomes due and what follows from it. */
  async run(ms: number): Promise<void> {
    const end = this.#elapsed + ms;
    await settle();
    for (;;) {
      const next = this.#timers[0];
      if (!next || next.at > end) break;
      this.#pop();
      if (!next.callback) continue;
      const { callback } = next;
      next.callback = null;
      this.pending--;
      this.#elapsed = next.at;
      callback();
      await settle();
    }
    this.#elapsed = end;
  }

  /** The computer sleeps: time passes, and what became due fires late and together. */
  async suspend(ms: number): Promise<void> {
    this.#elapsed += ms;
    for (const timer of this.#timers) timer.at = Math.max(timer.at, this.#elapsed);
    await this.run(0);
  }

  #push(timer: Timer): void {
    const heap = this.#timers;
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(timer, heap[parent])) break;
      heap[index] = heap[parent] as Timer;
      index = parent;
    }
    heap[index] = timer;
  }

  #pop(): void {
    const heap = this.#timers;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (isBefore(heap[child + 1], heap[child])) child++;
      if (!isBefore(heap[child], last)) break;
      heap[index] = heap[child] as Timer;
      index = child;
    }
    heap[index] = last;
  }
}

function isBefore(a: Timer | undefined, b: Timer | undefined): boolean {
  if (!a || !b) return a !== undefined;
  return a.at !== b.at ? a.at < b.at : a.order < b.order;
}

/** Until everything that is ready has run; nothing in the fakes waits for more. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
