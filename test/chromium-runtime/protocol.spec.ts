import { type AddressInfo, createServer } from 'node:net';
import type { BrowserWindow, Session } from 'electron';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalServer, startServer } from './support/local-server.ts';
import { inPage, prepareRuntime, startRuntime, type TestRuntime } from './support/test-runtime.ts';

const CSP = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; connect-src 'self'";
const html =
  (body: string, headers: Record<string, string> = {}) =>
  () =>
    new Response(`<!doctype html>${body}`, { headers: { 'content-type': 'text/html', ...headers } });

let runtime: TestRuntime;

beforeAll(async () => {
  runtime = await startRuntime({
    '/': html('<title>App</title>'),
    '/strict': html('<script>window.inline = 1</script><script src="/allowed.js"></script>', {
      'content-security-policy': CSP,
    }),
    '/allowed.js': () =>
      new Response('window.allowed = 1', { headers: { 'content-type': 'text/javascript' } }),
    '/data.json': () => Response.json({ from: 'handler' }),
  });
});
afterAll(() => runtime.stop());

describe('a custom scheme', () => {
  it('must be registered before the app is ready', () => {
    const { runtime: fresh } = prepareRuntime(runtime.folder);
    expect(() => fresh.electron.protocol.registerSchemesAsPrivileged([{ scheme: 'late' }])).not.toThrow();
    expect(() => runtime.electron.protocol.registerSchemesAsPrivileged([{ scheme: 'late' }])).toThrow(
      'before app is ready',
    );
  });

  it('is what the main process sees, in URLs and origins', async () => {
    const window = await runtime.open('/?q=1#part');
    expect(window.webContents.getURL()).toBe('app://spec/?q=1#part');
    expect(window.webContents.mainFrame.origin).toBe('app://spec');
    window.destroy();
  });

  it('is a secure origin that may fetch its own resources', async () => {
    const window = await runtime.open('/');
    expect(await inPage(window, 'isSecureContext')).toBe(true);
    expect(await inPage(window, 'fetch("/data.json").then((response) => response.json())')).toEqual({
      from: 'handler',
    });
    window.destroy();
  });

  it('has its Content-Security-Policy and Trusted Types enforced', async () => {
    const window = await runtime.open('/strict');
    expect(await inPage(window, '[typeof inline, typeof allowed]')).toEqual(['undefined', 'number']);
    expect(
      await inPage(window, 'try { document.body.innerHTML = "<b>x</b>" } catch (error) { error.name }'),
    ).toBe('TypeError');
    expect(await inPage(window, 'fetch("https://elsewhere.example/").catch((error) => error.name)')).toBe(
      'TypeError',
    );
    window.destroy();
  });

  it('answers 404 as the handler does', async () => {
    const window = await runtime.open('/');
    expect(await inPage(window, 'fetch("/missing").then((response) => response.status)')).toBe(404);
    window.destroy();
  });

  it('that nobody handles cannot be loaded', async () => {
    const partition = runtime.electron.session.fromPartition('without-handler');
    const window = new runtime.electron.BrowserWindow({
      show: false,
      webPreferences: { session: partition },
    });
    await expect(window.loadURL('app://spec/')).rejects.toThrow('loading');
    window.destroy();
  });

  it('refuses a second handler and one for a scheme that was not registered', () => {
    const { protocol } = runtime.electron;
    expect(() => protocol.handle('app', () => new Response())).toThrow('Failed to register protocol: app');
    expect(() => protocol.handle('unknown', () => new Response())).toThrow(
      'Failed to register protocol: unknown',
    );
    expect(protocol.isProtocolHandled('app')).toBe(true);
  });
});

describe('an https handler', () => {
  let session: Session;
  let window: BrowserWindow;
  let requests: Request[];
  let server: LocalServer;

  beforeAll(async () => {
    server = await startServer((_request, response) => response.end('network'));
    session = runtime.electron.session.fromPartition('https-handler');
    session.protocol.handle('https', async (request) => {
      requests.push(request);
      const { pathname } = new URL(request.url);
      if (pathname === '/redirect') return Response.redirect('https://second.example/landed', 302);
      if (pathname === '/broken') throw new Error('handler failed');
      const headers = new Headers({ 'content-type': 'text/html' });
      headers.append('set-cookie', 'plain=1; Secure; Path=/');
      headers.append('set-cookie', 'hidden=2; Secure; HttpOnly; SameSite=None; Path=/');
      return new Response(
        '<!doctype html><form method="post" action="/form"><input name="a" value="1 &amp; 2"></form>',
        { headers },
      );
    });
    window = new runtime.electron.BrowserWindow({ show: false, webPreferences: { session } });
  });
  beforeEach(() => {
    requests = [];
  });
  afterAll(() => server.close());

  it('answers in place of the network and sets cookies', async () => {
    await window.loadURL('https://login.example/start');
    expect(await inPage(window, 'document.cookie')).toBe('plain=1');
    await window.loadURL('https://login.example/again');
    expect(requests.at(-1)?.headers.get('cookie')).toBe('plain=1; hidden=2');
  });

  it('gets form posts with their body', async () => {
    await window.loadURL('https://login.example/start');
    const posted = new Promise((resolve) =>
      window.webContents.once('did-finish-load', () => resolve(undefined)),
    );
    await inPage(window, 'document.forms[0].submit()');
    await posted;
    const request = requests.at(-1);
    expect([request?.method, request?.url, await request?.text()]).toEqual([
      'POST',
      'https://login.example/form',
      'a=1+%26+2',
    ]);
    expect(request?.headers.get('origin')).toBe('https://login.example');
  });

  it('redirects through will-redirect', async () => {
    const redirects: string[] = [];
    window.webContents.on('will-redirect', (_event, url) => redirects.push(url));
    await window.loadURL('https://login.example/redirect');
    expect(redirects).toEqual(['https://second.example/landed']);
    expect(window.webContents.getURL()).toBe('https://second.example/landed');
  });

  it('fails the load when it throws', async () => {
    await expect(window.loadURL('https://login.example/broken')).rejects.toThrow('loading');
  });

  it('lets nothing reach the network, not even a connection ahead of a request', async () => {
    let connections = 0;
    const listener = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    const partition = runtime.electron.session.fromPartition('no-network');
    const hints = `<link rel="preconnect" href="${origin}"><link rel="dns-prefetch" href="${origin}">`;
    partition.protocol.handle(
      'http',
      () => new Response(hints, { headers: { 'content-type': 'text/html' } }),
    );
    const page = new runtime.electron.BrowserWindow({ show: false, webPreferences: { session: partition } });
    for (const path of ['/one', '/two', '/three']) await page.loadURL(origin + path);
    expect(connections).toBe(0);
    page.destroy();
    listener.close();
  });

  it('leaves http to the network', async () => {
    await window.loadURL(`${server.origin}/plain`);
    expect(server.requested).toEqual(['/plain']);
    expect(requests).toEqual([]);
  });

  it('gives way again', async () => {
    session.protocol.unhandle('https');
    expect(session.protocol.isProtocolHandled('https')).toBe(false);
    expect(() => session.protocol.unhandle('https')).toThrow('Failed to unhandle protocol: https');
  });
});
