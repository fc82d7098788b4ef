import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { emitEvent } from './events.ts';
import { Lifecycle } from './lifecycle.ts';
import { type ListedWindow, Windows } from './windows.ts';

/** A window without a page. */
class FakeWindow extends EventEmitter implements ListedWindow {
  readonly id: number;
  readonly #windows: Windows;

  constructor(windows: Windows, id: number) {
    super();
    this.id = id;
    this.#windows = windows;
    windows.add(this);
  }

  isDestroyed(): boolean {
    return false;
  }

  close(): void {
    if (emitEvent(this, 'close')) this.#windows.onCloseCancelled();
    else this.destroy();
  }

  destroy(): void {
    this.#windows.remove(this);
    this.emit('closed');
    this.#windows.checkAllClosed();
  }
}

let app: EventEmitter;
let windows: Windows;
let lifecycle: Lifecycle;
let seen: string[];

beforeEach(() => {
  app = new EventEmitter();
  windows = new Windows();
  seen = [];
  lifecycle = new Lifecycle({ app, windows, shutDown: (code) => seen.push(`ended with ${code}`) });
  for (const name of ['before-quit', 'will-quit', 'quit']) app.on(name, () => seen.push(name));
});

function open(id: number): FakeWindow {
  const window = new FakeWindow(windows, id);
  window.on('closed', () => seen.push(`closed ${id}`));
  return window;
}

describe('app.quit', () => {
  it('asks, closes the windows, and ends', () => {
    open(1);
    open(2);
    lifecycle.quit();
    expect(seen).toEqual(['before-quit', 'closed 1', 'closed 2', 'will-quit', 'quit', 'ended with 0']);
  });

  it('ends at once without windows', () => {
    lifecycle.quit();
    expect(seen).toEqual(['before-quit', 'will-quit', 'quit', 'ended with 0']);
  });

  it.each(['before-quit', 'will-quit'])('stays when %s is prevented, and can be tried again', (name) => {
    app.once(name, (event: { preventDefault(): void }) => event.preventDefault());
    lifecycle.quit();
    expect(seen).not.toContain('quit');
    lifecycle.quit();
    expect(seen.at(-1)).toBe('ended with 0');
  });

  it('stays when a window refuses to close', () => {
    open(1).once('close', (event: { preventDefault(): void }) => event.preventDefault());
    lifecycle.quit();
    expect(seen).toEqual(['before-quit']);
    lifecycle.quit();
    expect(seen.at(-1)).toBe('ended with 0');
  });

  it('does not tell window-all-closed', () => {
    app.on('window-all-closed', () => seen.push('window-all-closed'));
    open(1);
    lifecycle.quit();
    expect(seen).not.toContain('window-all-closed');
  });
});

describe('closing the last window', () => {
  it('quits when nobody listens to window-all-closed', () => {
    open(1).close();
    expect(seen.at(-1)).toBe('ended with 0');
  });

  it('keeps the app running when somebody does', () => {
    app.on('window-all-closed', () => seen.push('window-all-closed'));
    open(1).close();
    expect(seen).toEqual(['closed 1', 'window-all-closed']);
  });
});

describe('app.exit', () => {
  it('asks nobody and ends with the code', () => {
    open(1).on('close', (event: { preventDefault(): void }) => event.preventDefault());
    lifecycle.exit(3);
    expect(seen).toEqual(['closed 1', 'quit', 'ended with 3']);
  });
});
