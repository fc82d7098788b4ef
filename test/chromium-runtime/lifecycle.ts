import type { EventEmitter } from 'node:events';
import { emitEvent } from './events.ts';
import type { Windows } from './windows.ts';

interface LifecycleParts {
  app: EventEmitter;
  windows: Windows;
  /** Ends everything; called once, after `quit`. */
  shutDown(code: number): void;
}

/** Electron's way to the end: before-quit, the windows' close, will-quit, quit (shell/browser/browser.cc). */
export class Lifecycle {
  readonly #parts: LifecycleParts;
  #isQuitting = false;
  #isExiting = false;
  #isShutDown = false;
  #exitCode = 0;

  constructor(parts: LifecycleParts) {
    this.#parts = parts;
    parts.windows.onAllClosed = () => this.#handleAllClosed();
    parts.windows.onCloseCancelled = () => {
      this.#isQuitting = false;
    };
  }

  /** Asks everybody; anybody may prevent it. */
  quit(): void {
    const { app, windows } = this.#parts;
    if (this.#isQuitting || emitEvent(app, 'before-quit')) return;
    this.#isQuitting = true;
    if (windows.all.length === 0) this.#notifyAndShutDown();
    for (const window of windows.all) window.close();
  }

  /** Asks nobody. */
  exit(code = 0): void {
    this.#exitCode = code;
    this.#isQuitting = true;
    this.#isExiting = true;
    const { all } = this.#parts.windows;
    if (all.length === 0) this.#shutDown();
    for (const window of all) window.destroy();
  }

  #handleAllClosed(): void {
    const { app } = this.#parts;
    if (this.#isExiting) this.#shutDown();
    else if (this.#isQuitting) this.#notifyAndShutDown();
    else if (!app.emit('window-all-closed')) this.quit();
  }

  #notifyAndShutDown(): void {
    if (this.#isShutDown) return;
    if (emitEvent(this.#parts.app, 'will-quit')) this.#isQuitting = false;
    else this.#shutDown();
  }

  #shutDown(): void {
    if (this.#isShutDown) return;
    this.#isShutDown = true;
    emitEvent(this.#parts.app, 'quit', this.#exitCode);
    this.#parts.shutDown(this.#exitCode);
  }
}
