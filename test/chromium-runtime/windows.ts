import type { EventEmitter } from 'node:events';
import type { PageWindow } from './browser-window.ts';

/** The app's open windows, the focused one, and who wants to know when the last has closed. */
export class Windows {
  readonly #open = new Map<number, PageWindow>();
  #focused: PageWindow | null = null;
  onAllClosed: () => void = () => {};
  onCloseCancelled: () => void = () => {};

  get all(): PageWindow[] {
    return [...this.#open.values()];
  }

  get focused(): PageWindow | null {
    return this.#focused;
  }

  byId(id: number): PageWindow | null {
    return this.#open.get(id) ?? null;
  }

  add(window: PageWindow): void {
    this.#open.set(window.id, window);
  }

  remove(window: PageWindow): void {
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

function emitSoon(window: (EventEmitter & { isDestroyed(): boolean }) | null, name: string): void {
  if (window) setImmediate(() => window.isDestroyed() || window.emit(name));
}
