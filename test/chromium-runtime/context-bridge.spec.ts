import type { BrowserWindow } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, inPage, startRuntime, type TestRuntime } from './support/test-runtime.ts';

let runtime: TestRuntime;
let window: BrowserWindow;

beforeAll(async () => {
  runtime = await startRuntime({ '/': '<!doctype html><body>page' });
  window = await runtime.open('/', { webPreferences: { preload: fixture('bridge.cjs') } });
});
afterAll(() => runtime.stop());

/** What an expression throws in the page: its message and whether it is an Error of the page. */
function thrown(expression: string): Promise<[string, boolean]> {
  return inPage(
    window,
    `(async () => { try { await (${expression}); } catch (e) { return [e.message, e.constructor === Error]; } })()`,
  );
}

describe('contextBridge', () => {
  it('proxies functions with arguments and results', async () => {
    expect(await inPage(window, 'api.add(2, 3)')).toBe(5);
  });

  it('freezes what it exposes, all the way down', async () => {
    const frozen =
      'Object.isFrozen(api) && Object.isFrozen(api.nested.deep.list) && Object.isFrozen(api.add)';
    expect(await inPage(window, frozen)).toBe(true);
  });

  it('makes the exposed name read-only and refuses it a second time', async () => {
    expect(await inPage(window, 'window.api = 1; delete window.api; typeof api')).toBe('object');
    expect(await inPage(window, 'again')).toBe(
      'Cannot bind an API on top of an existing property on the window object',
    );
  });

  it('hands over copies with the page’s own prototypes', async () => {
    const own = `[api.date instanceof Date, api.map instanceof Map, api.bytes instanceof Uint8Array,
      Object.getPrototypeOf(api.nested) === Object.prototype, api.nested.deep.list instanceof Array,
      api.add instanceof Function]`;
    expect(await inPage(window, own)).toEqual([true, true, true, true, true, true]);
  });

  it('drops prototypes and symbols', async () => {
    const point =
      '[Object.keys(api.point), typeof api.point.method, Object.getOwnPropertySymbols(api.point).length]';
    expect(await inPage(window, point)).toEqual([['x'], 'undefined', 0]);
  });

  it('calls the page’s callbacks', async () => {
    expect(await inPage(window, 'let got; api.callBack((text) => { got = text; }); got')).toBe(
      'from the preload',
    );
  });

  it('gives a function back as itself', async () => {
    expect(await inPage(window, 'const own = () => {}; api.identity(own) === own')).toBe(true);
  });

  it('bridges promises', async () => {
    expect(
      await inPage(window, 'api.later({ a: 1 }).then((value) => [value.a, api.later(1) instanceof Promise])'),
    ).toEqual([1, true]);
  });

  it('copies cycles', async () => {
    expect(await inPage(window, 'const c = api.cycle(); c.self.self === c')).toBe(true);
  });

  it('throws and rejects with Errors of the page that carry only the message', async () => {
    expect(await thrown('api.fail()')).toEqual(['sync boom', true]);
    expect(await thrown('api.never()')).toEqual(['async boom', true]);
    expect((await thrown('api.failOddly()'))[0]).toContain('a valid exception was not thrown');
  });

  it('refuses what cannot be cloned', async () => {
    expect(await thrown('api.weak()')).toEqual(['An object could not be cloned.', true]);
    expect(await thrown('api.identity(new WeakMap())')).toEqual(['An object could not be cloned.', true]);
  });

  it('says so where Electron could and the runtime cannot', async () => {
    expect((await thrown('api.identity(document.body)'))[0]).toContain(
      'contextBridge with an Element is not implemented',
    );
    expect((await thrown('api.symbol()'))[0]).toContain('contextBridge with a symbol is not implemented');
  });

  it('refuses nesting without end', async () => {
    const nested =
      '(() => { let o = {}; for (let i = 0; i < 1100; i++) o = { o }; return api.identity(o); })()';
    expect((await thrown(nested))[0]).toContain('recursion depth exceeded');
  });
});
