import type { EventEmitter } from 'node:events';

/** What the list has to know of a window. */
export interface ListedWindow extends EventEmitter {
  readonly id: number;
  isDestroyed(): boolean;
  close(): void;
  destroy(): void;
}

/** The app's open windows, the focused one, and who wants to know when the last has closed. */
export class Windows<Window extends ListedWindow = ListedWindow> {
  readonly #open = new Map<number, Window>();
  #focused: Window | null = null;
  onAllClosed: () => void = () => {};
  onCloseCancelled: () => void = () => {};

  get all(): Window[] {
    return [...this.#open.values()];
  }

  get focused(): Window | null {
    return this.#focused;
  }

  byId(id: number): Window | null {
    return this.#open.get(id) ?? null;
  }

  add(window: Window): void {
    this.#open.set(window.id, window);
  }

  remove(window: Window): void {
    this.#open.delete(window.id);
    if (this.#focused === window) this.#focused = null;
  }

  /** Moves the focus; both windows hear of it after the running code, as in Electron. */
  focus(id: number | undefined): void {
    const before = this.#focused;
    const after = id === undefined ? null : this.byId(id);
    if (before === after) return;
    this.#focused = after;
    emitSoon(before, 'blur');
    emitSoon(after, 'focus');
  }

  /** The last window may be gone now. */
  checkAllClosed(): void {
    if (this.#open.size === 0) this.onAllClosed();
  }
}

function emitSoon(window: ListedWindow | null, name: string): void {
  if (window) setImmediate(() => window.isDestroyed() || window.emit(name));
}
