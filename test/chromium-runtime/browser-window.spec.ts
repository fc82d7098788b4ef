import { once } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { inPage, prepareRuntime, startRuntime, type TestRuntime } from './support/test-runtime.ts';

let runtime: TestRuntime;
let opened: BrowserWindow[] = [];

beforeAll(async () => {
  runtime = await startRuntime({ '/': '<!doctype html><title>Page</title><body>page' });
});
afterAll(() => runtime.stop());
afterEach(() => {
  for (const window of opened) window.destroy();
  opened = [];
});

function create(options: Electron.BrowserWindowConstructorOptions = {}): BrowserWindow {
  const window = new runtime.electron.BrowserWindow({ show: false, ...options });
  opened.push(window);
  return window;
}

/** Names of the window's events from now on. */
function record(window: BrowserWindow, names: string[]): string[] {
  const seen: string[] = [];
  for (const name of names) window.on(name as 'show', () => seen.push(name));
  return seen;
}

describe('BrowserWindow', () => {
  it('cannot be made before the app is ready', () => {
    const { runtime: fresh } = prepareRuntime(runtime.folder);
    expect(() => new fresh.electron.BrowserWindow()).toThrow(
      'Cannot create BrowserWindow before app is ready',
    );
  });

  it('tells the app about itself and its page', async () => {
    const { app } = runtime.electron;
    const told = Promise.all([once(app, 'web-contents-created'), once(app, 'browser-window-created')]);
    const window = create();
    const [[, contents], [, created]] = await told;
    expect([contents, created]).toEqual([window.webContents, window]);
  });

  it('runs its page while it is hidden and is ready to show', async () => {
    const window = create();
    const ready = once(window, 'ready-to-show');
    await window.loadURL('app://spec/');
    await ready;
    expect(window.isVisible()).toBe(false);
    expect(await inPage(window, 'document.body.textContent')).toBe('page');
  });

  it('has the size it was given, in the page too', async () => {
    const window = create({ width: 640, height: 480 });
    await window.loadURL('app://spec/');
    expect(await inPage(window, '[innerWidth, innerHeight]')).toEqual([640, 480]);
    const seen = record(window, ['resize', 'move']);
    window.setBounds({ x: 5, width: 700 });
    expect(window.getBounds()).toEqual({ x: 5, y: 0, width: 700, height: 480 });
    expect(seen).toEqual(['resize', 'move']);
    await eventually(() => inPage(window, 'innerWidth')).toBe(700);
  });

  it('is never smaller than its minimum', () => {
    const window = create({ width: 300, height: 200, minWidth: 400, minHeight: 300 });
    expect(window.getSize()).toEqual([400, 300]);
    window.setMinimumSize(500, 300);
    expect(window.getSize()).toEqual([500, 300]);
  });

  it('shows and hides once each time it changes', () => {
    const window = create();
    const seen = record(window, ['show', 'hide']);
    window.show();
    window.show();
    expect([window.isVisible(), window.isFocused()]).toEqual([true, true]);
    window.hide();
    window.hide();
    expect([window.isVisible(), window.isFocused()]).toEqual([false, false]);
    expect(seen).toEqual(['show', 'hide']);
  });

  it('takes the focus from the other window', async () => {
    const first = create({ show: true });
    const second = create();
    const blurred = once(first, 'blur');
    const focused = once(second, 'focus');
    second.show();
    await Promise.all([blurred, focused]);
    expect(runtime.electron.BrowserWindow.getFocusedWindow()).toBe(second);
    first.focus();
    expect([first.isFocused(), second.isFocused()]).toEqual([true, false]);
  });

  it('maximises, minimises and restores', () => {
    const window = create({ show: true });
    const seen = record(window, ['maximize', 'unmaximize', 'minimize', 'restore']);
    window.maximize();
    window.unmaximize();
    window.minimize();
    expect([window.isMinimized(), window.isVisible()]).toEqual([true, false]);
    window.restore();
    expect(seen).toEqual(['maximize', 'unmaximize', 'minimize', 'restore']);
  });

  it('is found by id and by its page', () => {
    const { BrowserWindow } = runtime.electron;
    const window = create();
    expect(BrowserWindow.fromId(window.id)).toBe(window);
    expect(BrowserWindow.fromWebContents(window.webContents)).toBe(window);
    expect(BrowserWindow.getAllWindows()).toEqual([window]);
  });
});

describe('closing a window', () => {
  it('asks the close listeners, then tells closed and destroys the page', async () => {
    const window = create();
    const { webContents } = window;
    const seen = record(window, ['close', 'closed']);
    const gone = once(webContents, 'destroyed');
    const closed = once(window, 'closed');
    window.close();
    await Promise.all([gone, closed]);
    expect(seen).toEqual(['close', 'closed']);
    expect([window.isDestroyed(), webContents.isDestroyed()]).toEqual([true, true]);
  });

  it('does nothing when a listener prevents it', async () => {
    const window = create();
    await window.loadURL('app://spec/');
    window.on('close', (event) => event.preventDefault());
    window.close();
    expect(window.isDestroyed()).toBe(false);
    expect(await inPage(window, 'document.title')).toBe('Page');
  });

  it('by destroy asks nobody', () => {
    const window = create();
    const seen = record(window, ['close', 'closed']);
    window.on('close', (event) => event.preventDefault());
    window.destroy();
    expect(seen).toEqual(['closed']);
  });

  it('makes every further use throw', () => {
    const window = create();
    window.destroy();
    expect(() => window.show()).toThrow('Object has been destroyed');
    expect(() => window.webContents).toThrow('Object has been destroyed');
  });

  it('rejects a load that is under way', async () => {
    const window = create();
    const loaded = window.loadURL('app://spec/');
    window.destroy();
    await expect(loaded).rejects.toThrow('loading');
  });
});
