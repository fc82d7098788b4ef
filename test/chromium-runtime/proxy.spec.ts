import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConnectProxy, startConnectProxy } from '../fakes/connect-proxy.ts';
import { inPage, startRuntime, type TestRuntime } from './support/test-runtime.ts';

const CREDENTIALS = { user: 'kim', password: 'pa55' };

let runtime: TestRuntime;
let proxy: ConnectProxy;
beforeAll(async () => {
  proxy = await startConnectProxy({ credentials: CREDENTIALS });
  runtime = await startRuntime({ '/': '<!doctype html>default' });
});
afterAll(async () => {
  await runtime.stop();
  await proxy.close();
});

it('a partition takes the proxy it is given, and asks the app for name and password', async () => {
  const { app, session, BrowserWindow } = runtime.electron;
  const partition = session.fromPartition('through-proxy');
  // Made before the way is chosen, as the app's is.
  expect(await partition.resolveProxy('https://login.example/')).toBe('DIRECT');
  await partition.setProxy({
    mode: 'fixed_servers',
    proxyRules: proxy.address,
    proxyBypassRules: '*.near.example',
  });
  expect(await partition.resolveProxy('https://login.example/')).toBe(`PROXY 127.0.0.1:${proxy.port}`);
  expect(await partition.resolveProxy('https://a.near.example/')).toBe('DIRECT');
  const asked: unknown[] = [];
  app.on('login', (event, _contents, _details, info, answer) => {
    asked.push([info.isProxy, info.host, info.port]);
    event.preventDefault();
    answer(CREDENTIALS.user, CREDENTIALS.password);
  });
  const window = new BrowserWindow({ show: false, webPreferences: { session: partition } });
  // The proxy leads nowhere from there: what counts is that it was asked, by its name.
  await expect(window.loadURL('https://login.example/')).rejects.toThrow();
  expect(proxy.asked).toContain('login.example:443');
  expect(asked[0]).toEqual([true, '127.0.0.1', proxy.port]);
  window.destroy();
});

it('the app’s own page needs no proxy', async () => {
  const { session, BrowserWindow } = runtime.electron;
  await session.defaultSession.setProxy({ mode: 'direct' });
  const window = new BrowserWindow({ show: false });
  await window.loadURL('app://spec/');
  expect(await inPage(window, 'document.body.textContent')).toContain('default');
  window.destroy();
});
