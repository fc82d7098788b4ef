import type { BrowserWindow } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { type LocalServer, startServer } from './support/local-server.ts';
import { inPage, startRuntime, type TestRuntime } from './support/test-runtime.ts';

let runtime: TestRuntime;
let server: LocalServer;
let asked: string[];

beforeAll(async () => {
  server = await startServer((_request, response) => response.end('network'));
  runtime = await startRuntime({
    '/mail': `<!doctype html><iframe sandbox srcdoc="<img src='${server.origin}/pixel.png'>"></iframe>`,
    '/foreign': `<!doctype html><iframe src="${server.origin}/inner"></iframe>`,
    '/worker': '<!doctype html><script>window.worker = new Worker("/worker.js")</script>',
    '/worker.js': () =>
      new Response(`fetch('${server.origin}/from-worker', { mode: 'no-cors' }).catch(() => {})`, {
        headers: { 'content-type': 'text/javascript' },
      }),
    '/service-worker': '<!doctype html>',
    '/sw.js': () => new Response('', { headers: { 'content-type': 'text/javascript' } }),
  });
  const { session } = runtime.electron;
  session.defaultSession.webRequest.onBeforeRequest(({ url, resourceType, webContentsId }, callback) => {
    asked.push(`${resourceType} ${url.replace(server.origin, '')}${webContentsId ? '' : ' of nobody'}`);
    callback({ cancel: url.startsWith(server.origin) });
  });
});
afterAll(async () => {
  await runtime.stop();
  server.close();
});

async function open(path: string): Promise<BrowserWindow> {
  asked = [];
  return runtime.open(path);
}

describe('requests from elsewhere in a page', () => {
  it('of a sandboxed frame in another process are judged like the page’s', async () => {
    const window = await open('/mail');
    await eventually(() => asked).toContain('image /pixel.png');
    expect(server.requested).toEqual([]);
    window.destroy();
  });

  it('of a foreign frame are judged like the page’s', async () => {
    const window = await open('/foreign');
    await eventually(() => asked).toContain('subFrame /inner');
    expect(server.requested).toEqual([]);
    expect(window.webContents.mainFrame.frames).toHaveLength(1);
    expect(window.webContents.mainFrame.frames[0]?.parent).toBe(window.webContents.mainFrame);
    window.destroy();
  });

  it('of a worker are judged like the page’s', async () => {
    const window = await open('/worker');
    await eventually(() => asked).toContain('xhr /from-worker');
    expect(server.requested).toEqual([]);
    window.destroy();
  });

  it('of a service worker, which belongs to no page, fail', async () => {
    const window = await open('/service-worker');
    const register =
      'navigator.serviceWorker.register("/sw.js").then(() => "registered", (error) => error.name)';
    expect(await inPage(window, register)).not.toBe('registered');
    window.destroy();
  });
});
