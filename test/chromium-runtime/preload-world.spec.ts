import { once } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorldNames, preloadHalf } from './preload-world.ts';
import { fixture, inPage, startRuntime, type TestRuntime } from './support/test-runtime.ts';

/** Runs before anything else of the page and writes down what it finds. */
const FIRST_SCRIPT = `
  window.first = {
    world: typeof world,
    globals: ['require', 'module', 'exports', 'process', 'global', 'Buffer', 'secretGlobal', 'secretOnWindow', 'secretVariable']
      .filter((name) => name in window),
    names: Reflect.ownKeys(window).map(String),
  };`;

const POLLUTION = `
  window.stolen = [];
  for (const name of ['then', 'get', 'set', 'call', 'apply', 'detail', 'kind', 'args', 'id', 'channel']) {
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      set() { stolen.push(name); },
    });
  }
  Array.prototype.push = function () { stolen.push('push'); return 0; };
  JSON.stringify = () => '{"kind":"invoke","channel":"admin","args":"[null,[]]","id":1}';
  EventTarget.prototype.dispatchEvent = function (event) { stolen.push(this); return true; };
  Reflect.apply = () => 'hijacked';
  window.Map = function () { stolen.push('Map'); return { size: 0 }; };`;

let runtime: TestRuntime;
let window: BrowserWindow;

beforeAll(async () => {
  runtime = await startRuntime({
    '/': `<!doctype html><script>${FIRST_SCRIPT}</script><body>page`,
    '/frame': '<!doctype html><iframe srcdoc="<p>inside"></iframe><iframe src="/" name="same"></iframe>',
    '/polluted': `<!doctype html><script>${POLLUTION}</script>`,
  });
  runtime.electron.ipcMain.handle('who', (event, name) => ({ name, origin: event.senderFrame?.origin }));
  window = await runtime.open('/', { webPreferences: { preload: fixture('world.cjs') } });
});
afterAll(() => runtime.stop());

describe('the preload’s world', () => {
  it('is in place before the page’s first script', async () => {
    expect(await inPage(window, 'first.world')).toBe('object');
  });

  it('shows the page no Node, no variable and no binding', async () => {
    expect(await inPage(window, 'first.globals')).toEqual([]);
    const bare = await runtime.open('/');
    const bareNames = new Set(await inPage<string[]>(bare, 'first.names'));
    const added = (await inPage<string[]>(window, 'first.names')).filter((name) => !bareNames.has(name));
    expect(added).toEqual(['world']);
  });

  it('may require the modules of a sandboxed preload and no other', async () => {
    const required = Object.fromEntries(await inPage<[string, string][]>(window, 'world.required()'));
    expect(required).toEqual({
      electron: 'object',
      events: 'function',
      'node:events': 'function',
      timers: 'object',
      url: 'object',
      fs: 'module not found: fs',
      'node:fs': 'module not found: node:fs',
      child_process: 'module not found: child_process',
      './other.cjs': 'module not found: ./other.cjs',
    });
  });

  it('has a working EventEmitter and the process of a sandboxed renderer', async () => {
    expect(await inPage(window, 'world.heard')).toEqual([1]);
    expect(await inPage(window, 'world.process')).toEqual(['renderer', true, true]);
  });

  it('throws by name for what its electron module lacks', async () => {
    const message = await inPage(
      window,
      'try { world.unknownModuleMember() } catch (error) { error.message }',
    );
    expect(message).toBe('Chromium runtime: electron (preload).desktopCapturer is not implemented');
  });

  it('is there again after a reload', async () => {
    window.webContents.reload();
    await once(window.webContents, 'did-finish-load');
    expect(await inPage(window, 'world.secret')).toBe(6);
  });

  it('does not exist in frames', async () => {
    const framed = await runtime.open('/frame', { webPreferences: { preload: fixture('world.cjs') } });
    expect(await inPage(framed, 'typeof frames[1].world + typeof frames[1].first + typeof world')).toBe(
      'undefinedobjectobject',
    );
  });

  it('is out of reach of a page that replaces built-ins', async () => {
    const polluted = await runtime.open('/polluted', { webPreferences: { preload: fixture('world.cjs') } });
    const answer = await inPage<{ name: string }>(polluted, 'world.whoAmI("me")');
    expect(answer.name).toBe('me');
    expect(await inPage(polluted, 'stolen.filter((item) => typeof item === "object").length')).toBe(0);
  });

  it('refuses a preload that does not parse while the window is made', () => {
    expect(() => preloadHalf(createWorldNames(), fixture('broken.txt'))).toThrow(SyntaxError);
  });
});
