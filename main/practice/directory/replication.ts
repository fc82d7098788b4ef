/**
 * Entra is eventually consistent: what was created a moment ago is not there yet for the next reads
 * and sign-ins. How many of them miss it is set by hand.
 */
export class Replication {
  /** Reads and sign-ins after a creation that do not find the new object. */
  lag = 0;
  readonly #missing = new Map<string, number>();

  /** Something came to be under this key. */
  created(key: string): void {
    if (this.lag > 0) this.#missing.set(key, this.lag);
  }

  /** Whether this read still misses it; counts as one. */
  misses(key: string): boolean {
    const left = this.#missing.get(key) ?? 0;
    if (left > 1) this.#missing.set(key, left - 1);
    else this.#missing.delete(key);
    return left > 0;
  }
}
