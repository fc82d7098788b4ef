import type { Session } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalServer, startServer } from './support/local-server.ts';
import { inPage, prepareRuntime, startRuntime, type TestRuntime } from './support/test-runtime.ts';

let runtime: TestRuntime;
let server: LocalServer;

beforeAll(async () => {
  server = await startServer((_request, response) => response.end('<!doctype html>network'));
  runtime = await startRuntime({ '/': '<!doctype html>default' });
});
afterAll(async () => {
  await runtime.stop();
  server.close();
});

async function openIn(session: Session) {
  const window = new runtime.electron.BrowserWindow({ show: false, webPreferences: { session } });
  await window.loadURL(`${server.origin}/`);
  return window;
}

describe('a partition', () => {
  it('is the same session for the same name', () => {
    const { session } = runtime.electron;
    expect(session.fromPartition('one')).toBe(session.fromPartition('one'));
    expect(session.fromPartition('one')).not.toBe(session.fromPartition('two'));
    expect(session.fromPartition('')).toBe(session.defaultSession);
  });

  it('shares neither cookies nor storage with another one or the default session', async () => {
    const { session } = runtime.electron;
    const first = await openIn(session.fromPartition('one'));
    await inPage(first, 'document.cookie = "secret=1"; localStorage.secret = "1"');
    for (const other of [session.fromPartition('two'), session.defaultSession]) {
      const window = await openIn(other);
      expect(await inPage(window, '[document.cookie, localStorage.secret ?? null]')).toEqual(['', null]);
      window.destroy();
    }
    first.destroy();
  });

  it('is not covered by the default session’s protocol handlers', async () => {
    const { session, BrowserWindow } = runtime.electron;
    const partition = session.fromPartition('uncovered');
    expect(partition.protocol.isProtocolHandled('app')).toBe(false);
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'uncovered' } });
    await expect(window.loadURL('app://spec/')).rejects.toThrow('loading');
    window.destroy();
  });

  it('loses everything through clearStorageData, with and without an open page', async () => {
    const partition = runtime.electron.session.fromPartition('cleared');
    const first = await openIn(partition);
    await inPage(first, 'document.cookie = "secret=1"; localStorage.secret = "1"');
    expect(await partition.cookies.get({ name: 'secret' })).toHaveLength(1);
    first.destroy();
    await partition.clearStorageData();
    const second = await openIn(partition);
    expect(await inPage(second, '[document.cookie, localStorage.secret ?? null]')).toEqual(['', null]);
    await inPage(second, 'localStorage.secret = "2"');
    await partition.clearStorageData();
    second.destroy();
    const third = await openIn(partition);
    expect(await inPage(third, 'localStorage.secret ?? null')).toBeNull();
    third.destroy();
  });

  it('on disk is refused by name', () => {
    expect(() => runtime.electron.session.fromPartition('persist:mail')).toThrow(
      "session.fromPartition('persist:mail')",
    );
  });

  it('exists only after the app is ready', () => {
    const { runtime: fresh } = prepareRuntime(runtime.folder);
    expect(() => fresh.electron.session.defaultSession).toThrow('when app is ready');
  });
});

describe('session.fetch', () => {
  it('is answered by the session’s protocol handler and follows its redirects', async () => {
    const partition = runtime.electron.session.fromPartition('fetch');
    partition.protocol.handle('https', ({ url }) =>
      url.endsWith('/from') ? Response.redirect('https://api.example/to') : new Response(`answer of ${url}`),
    );
    const response = await partition.fetch('https://api.example/from');
    expect(await response.text()).toBe('answer of https://api.example/to');
  });

  it('goes to the network where nobody handles the scheme', async () => {
    const response = await runtime.electron.net.fetch(`${server.origin}/plain`);
    expect(await response.text()).toContain('network');
  });

  it('bypasses handlers when asked to', async () => {
    const partition = runtime.electron.session.fromPartition('bypass');
    partition.protocol.handle('http', () => new Response('handler'));
    expect(await (await partition.fetch(server.origin)).text()).toBe('handler');
    const init = { bypassCustomProtocolHandlers: true };
    expect(await (await partition.fetch(server.origin, init)).text()).toContain('network');
  });

  it('rejects with Chromium’s words when the handler throws or the network is gone', async () => {
    const partition = runtime.electron.session.fromPartition('failing');
    partition.protocol.handle('https', () => Promise.reject(new Error('broken')));
    await expect(partition.fetch('https://api.example/')).rejects.toThrow('net::ERR_UNEXPECTED');
    runtime.runtime.record.isOnline = false;
    await expect(partition.fetch(server.origin)).rejects.toThrow('net::ERR_INTERNET_DISCONNECTED');
    runtime.runtime.record.isOnline = true;
  });

  it('can be aborted while the handler thinks', async () => {
    const partition = runtime.electron.session.fromPartition('slow');
    partition.protocol.handle('https', () => new Promise(() => {}));
    const controller = new AbortController();
    const answer = partition.fetch('https://api.example/', { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toThrow('aborted');
  });
});
