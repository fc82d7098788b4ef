type Listener = (...args: unknown[]) => void;

/** Node's `EventEmitter` as far as a preload needs it; the page has no Node. */
export class EventEmitter {
  readonly #listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>();

  on(name: string, listener: Listener): this {
    return this.#add(name, listener, false);
  }

  once(name: string, listener: Listener): this {
    return this.#add(name, listener, true);
  }

  off(name: string, listener: Listener): this {
    const entries = this.#listeners.get(name) ?? [];
    const at = entries.findLastIndex((entry) => entry.listener === listener);
    this.#listeners.set(name, entries.toSpliced(at, at < 0 ? 0 : 1));
    return this;
  }

  addListener(name: string, listener: Listener): this {
    return this.on(name, listener);
  }

  removeListener(name: string, listener: Listener): this {
    return this.off(name, listener);
  }

  removeAllListeners(name?: string): this {
    if (name === undefined) this.#listeners.clear();
    else this.#listeners.delete(name);
    return this;
  }

  listenerCount(name: string): number {
    return this.#listeners.get(name)?.length ?? 0;
  }

  emit(name: string, ...args: unknown[]): boolean {
    const entries = this.#listeners.get(name) ?? [];
    for (const { listener, isOnce } of entries) {
      if (isOnce) this.off(name, listener);
      Reflect.apply(listener, this, args);
    }
    return entries.length > 0;
  }

  #add(name: string, listener: Listener, isOnce: boolean): this {
    if (typeof listener !== 'function')
      throw new TypeError('The "listener" argument must be of type function');
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, isOnce }]);
    return this;
  }
}
