import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalServer, startServer } from './support/local-server.ts';
import { inPage, startRuntime, type TestRuntime } from './support/test-runtime.ts';
import { matchesPattern } from './web-request.ts';

let runtime: TestRuntime;
let server: LocalServer;

beforeAll(async () => {
  server = await startServer((_request, response) => response.end('<!doctype html>network'));
  runtime = await startRuntime({ '/': '<!doctype html>page' });
});
afterAll(async () => {
  await runtime.stop();
  server.close();
});
afterEach(() => {
  runtime.electron.session.defaultSession.webRequest.onBeforeRequest(null);
  server.requested.length = 0;
});

describe('webRequest.onBeforeRequest', () => {
  it('cancels a request before it leaves and says so to the page', async () => {
    const { webRequest } = runtime.electron.session.defaultSession;
    webRequest.onBeforeRequest({ urls: [`${server.origin}/*`] }, (_details, callback) =>
      callback({ cancel: true }),
    );
    const window = await runtime.open('/');
    const url = JSON.stringify(`${server.origin}/secret`);
    expect(await inPage(window, `fetch(${url}, { mode: 'no-cors' }).catch((error) => error.name)`)).toBe(
      'TypeError',
    );
    expect(server.requested).toEqual([]);
    window.destroy();
  });

  it('cancels a document with ERR_BLOCKED_BY_CLIENT', async () => {
    const { webRequest } = runtime.electron.session.defaultSession;
    webRequest.onBeforeRequest((details, callback) =>
      callback({ cancel: details.resourceType === 'mainFrame' }),
    );
    const window = new runtime.electron.BrowserWindow({ show: false });
    await expect(window.loadURL(`${server.origin}/`)).rejects.toMatchObject({
      code: 'ERR_BLOCKED_BY_CLIENT',
      errno: -20,
    });
    expect(server.requested).toEqual([]);
    window.destroy();
  });

  it('sends a request elsewhere', async () => {
    const { webRequest } = runtime.electron.session.defaultSession;
    webRequest.onBeforeRequest({ urls: [`${server.origin}/old`] }, (_details, callback) => {
      callback({ redirectURL: `${server.origin}/new` });
    });
    const window = new runtime.electron.BrowserWindow({ show: false });
    await window.loadURL(`${server.origin}/old`);
    expect(server.requested).toEqual(['/new']);
    window.destroy();
  });

  it('describes the request', async () => {
    const details: unknown[] = [];
    const { webRequest } = runtime.electron.session.defaultSession;
    webRequest.onBeforeRequest(
      { urls: [`${server.origin}/*`], types: ['xhr'] },
      ({ method, url, uploadData, webContentsId }, callback) => {
        details.push([method, url, uploadData?.[0]?.bytes.toString(), webContentsId]);
        callback({});
      },
    );
    const window = await runtime.open('/');
    await inPage(
      window,
      `fetch(${JSON.stringify(`${server.origin}/api`)}, { method: 'POST', body: 'hello', mode: 'no-cors' })`,
    );
    expect(details).toEqual([['POST', `${server.origin}/api`, 'hello', window.webContents.id]]);
    window.destroy();
  });

  it('applies to a custom scheme and to session.fetch', async () => {
    const { defaultSession } = runtime.electron.session;
    defaultSession.webRequest.onBeforeRequest({ urls: ['app://*/*'] }, (_details, callback) =>
      callback({ cancel: true }),
    );
    await expect(runtime.open('/')).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
    await expect(defaultSession.fetch('app://spec/')).rejects.toThrow('net::ERR_BLOCKED_BY_CLIENT');
  });

  it('refuses filter members it does not know', () => {
    const { webRequest } = runtime.electron.session.defaultSession;
    expect(() => webRequest.onBeforeRequest({ urls: [], tabs: [] } as never, null)).toThrow(
      'WebRequestFilter.tabs',
    );
  });
});

describe('matchesPattern', () => {
  it.each([
    ['<all_urls>', 'https://a.example/x', true],
    ['*://*/*', 'https://a.example/x', true],
    ['*://*/*', 'file:///x', false],
    ['https://*.example/*', 'https://a.b.example/x', true],
    ['https://*.example/*', 'https://example/x', true],
    ['https://*.example/*', 'https://notexample/x', false],
    ['https://a.example/callback*', 'https://a.example/callback?code=1', true],
    ['https://a.example/callback', 'https://a.example/callback/more', false],
    ['http://127.0.0.1:8080/*', 'http://127.0.0.1:8080/x', true],
    ['http://127.0.0.1:8080/*', 'http://127.0.0.1:9090/x', false],
    ['app://*/*', 'app://spec/', true],
  ])('%s against %s is %s', (pattern, url, expected) => {
    expect(matchesPattern(pattern, url)).toBe(expected);
  });

  it('refuses what is no pattern', () => {
    expect(() => matchesPattern('nonsense', 'https://a.example/')).toThrow('Invalid url pattern nonsense');
  });
});
