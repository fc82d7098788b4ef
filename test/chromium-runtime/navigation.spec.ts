import { once } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { type LocalServer, startServer } from './support/local-server.ts';
import { inPage, startRuntime, type TestRuntime } from './support/test-runtime.ts';

let runtime: TestRuntime;
let start: LocalServer;
let target: LocalServer;
let window: BrowserWindow;

beforeAll(async () => {
  target = await startServer((_request, response) => response.end('<title>Target</title>'));
  start = await startServer(({ url }, response) => {
    if (url === '/redirect') response.writeHead(302, { location: `${target.origin}/landed` });
    if (url === '/custom') response.writeHead(302, { location: 'msauth.example://auth?code=1' });
    response.end('<title>Start</title><body>start');
  });
  runtime = await startRuntime({
    '/': '<!doctype html><body>page',
    '/framed': '<!doctype html><iframe name="inner">',
  });
});
afterAll(async () => {
  await runtime.stop();
  start.close();
  target.close();
});
beforeEach(async () => {
  target.requested.length = 0;
  start.requested.length = 0;
  window = new runtime.electron.BrowserWindow({ show: false });
  await window.loadURL(`${start.origin}/`);
});
afterEach(() => window.destroy());

const EVENTS = [
  'did-start-navigation',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
  'did-redirect-navigation',
  'did-frame-navigate',
  'did-navigate',
  'did-navigate-in-page',
];

/** Writes down the names of navigation events from now on. */
function recordEvents(): string[] {
  const names: string[] = [];
  for (const name of EVENTS) window.webContents.on(name as 'did-navigate', () => names.push(name));
  return names;
}

describe('navigation events', () => {
  it('come in Electron’s order for the app’s own load', async () => {
    const names = recordEvents();
    await window.loadURL(`${start.origin}/two`);
    expect(names).toEqual(['did-start-navigation', 'did-frame-navigate', 'did-navigate']);
  });

  it('come in Electron’s order for the page’s own navigation with a redirect', async () => {
    const names = recordEvents();
    const done = once(window.webContents, 'did-navigate');
    await inPage(window, 'void (location.href = "/redirect")');
    await done;
    expect(names).toEqual([
      'did-start-navigation',
      'will-frame-navigate',
      'will-navigate',
      'will-redirect',
      'did-redirect-navigation',
      'did-frame-navigate',
      'did-navigate',
    ]);
  });

  it('come in Electron’s order inside a page', async () => {
    const names = recordEvents();
    const done = once(window.webContents, 'did-navigate-in-page');
    await inPage(window, 'void (location.hash = "part")');
    await done;
    expect(names).toEqual(['did-start-navigation', 'did-navigate-in-page']);
    expect(window.webContents.getURL()).toBe(`${start.origin}/#part`);
  });

  it('carry details and the legacy arguments', async () => {
    const started = once(window.webContents, 'will-navigate');
    await inPage(window, 'void (location.href = "/two")');
    const [details, ...legacy] = await started;
    const { url, isMainFrame, isSameDocument, frame } =
      details as Electron.WebContentsWillNavigateEventParams;
    expect({ url, isMainFrame, isSameDocument }).toEqual({
      url: `${start.origin}/two`,
      isMainFrame: true,
      isSameDocument: false,
    });
    expect(frame).toBe(window.webContents.mainFrame);
    expect(legacy.slice(0, 3)).toEqual([`${start.origin}/two`, false, true]);
  });
});

describe('will-navigate', () => {
  it('stops a navigation when prevented: nothing is requested and the page stays', async () => {
    const asked = new Promise((resolve) => {
      window.webContents.once('will-navigate', (event) => {
        event.preventDefault();
        resolve(event.url);
      });
    });
    await inPage(window, `void (location.href = "${target.origin}/secret")`);
    expect(await asked).toBe(`${target.origin}/secret`);
    await once(window.webContents, 'did-stop-loading');
    expect(target.requested).toEqual([]);
    expect(window.webContents.getURL()).toBe(`${start.origin}/`);
  });

  it('is not asked about the app’s own loads', async () => {
    window.webContents.on('will-navigate', (event) => event.preventDefault());
    await expect(window.loadURL(`${target.origin}/own`)).resolves.toBeUndefined();
  });

  it('stops a form’s submission when prevented', async () => {
    const asked = once(window.webContents, 'will-navigate');
    window.webContents.on('will-navigate', (event) => event.preventDefault());
    await inPage(
      window,
      `const form = document.createElement("form"); form.method = "post"; form.action = "${target.origin}/form"; document.body.append(form); form.submit();`,
    );
    await asked;
    await once(window.webContents, 'did-stop-loading');
    expect(target.requested).toEqual([]);
  });
});

describe('a navigation that is never requested', () => {
  it.each(['about:blank', 'blob:'])('%s is undone when prevented', async (kind) => {
    const asked = once(window.webContents, 'will-navigate');
    window.webContents.on('will-navigate', (event) => event.preventDefault());
    const url =
      kind === 'blob:' ? 'URL.createObjectURL(new Blob(["<p>"], { type: "text/html" }))' : `"${kind}"`;
    await inPage(window, `window.marker = 1; void (location.href = ${url})`);
    expect((await asked)[1]).toContain(kind);
    await eventually(() => inPage(window, 'document.title').catch(() => '')).toBe('Start');
    expect(window.webContents.getURL()).toBe(`${start.origin}/`);
  });
});

describe('will-frame-navigate', () => {
  it('stops a frame when prevented and says that it is not the main frame', async () => {
    await window.loadURL('app://spec/framed');
    const asked = new Promise((resolve) => {
      window.webContents.once('will-frame-navigate', (event) => {
        event.preventDefault();
        resolve([event.url, event.isMainFrame]);
      });
    });
    await inPage(window, `void (frames[0].location.href = "${target.origin}/frame")`);
    expect(await asked).toEqual([`${target.origin}/frame`, false]);
    await eventually(() => window.webContents.isLoading()).toBe(false);
    expect(target.requested).toEqual([]);
  });
});

describe('will-redirect', () => {
  it('prevents the request to the redirect’s target', async () => {
    const asked = new Promise((resolve) => {
      window.webContents.once('will-redirect', (event, url) => {
        event.preventDefault();
        resolve([event.url, url, event.isMainFrame]);
      });
    });
    await expect(window.loadURL(`${start.origin}/redirect`)).rejects.toThrow('ERR_FAILED (-2)');
    expect(await asked).toEqual([`${target.origin}/landed`, `${target.origin}/landed`, true]);
    expect(start.requested).toContain('/redirect');
    expect(target.requested).toEqual([]);
    expect(window.webContents.getURL()).toBe(`${start.origin}/`);
  });

  it('sees a redirect to a scheme that only the app knows', async () => {
    const redirected = once(window.webContents, 'will-redirect');
    await expect(window.loadURL(`${start.origin}/custom`)).rejects.toThrow('loading');
    expect((await redirected)[1]).toBe('msauth.example://auth?code=1');
  });

  it('lets the redirect pass when nobody prevents it', async () => {
    await window.loadURL(`${start.origin}/redirect`);
    expect(target.requested).toContain('/landed');
    expect(window.webContents.getURL()).toBe(`${target.origin}/landed`);
  });
});

describe('loadURL', () => {
  it('rejects with Chromium’s error and tells did-fail-load', async () => {
    const failed = once(window.webContents, 'did-fail-load');
    const closed = await startServer(() => {});
    closed.close();
    await expect(window.loadURL(`${closed.origin}/`)).rejects.toMatchObject({
      code: 'ERR_CONNECTION_REFUSED',
      errno: -102,
    });
    expect((await failed).slice(1, 5)).toEqual([-102, 'ERR_CONNECTION_REFUSED', `${closed.origin}/`, true]);
  });

  it('rejects an invalid URL', async () => {
    await expect(window.loadURL('not a url')).rejects.toMatchObject({ code: 'ERR_INVALID_URL' });
  });

  it('rejects when another load takes over', async () => {
    const first = window.loadURL(`${start.origin}/one`);
    const second = window.loadURL(`${start.origin}/two`);
    await expect(first).rejects.toMatchObject({ code: 'ERR_ABORTED' });
    await expect(second).resolves.toBeUndefined();
  });
});

describe('window.open', () => {
  it('asks the handler and opens nothing when it denies', async () => {
    const asked: string[] = [];
    window.webContents.setWindowOpenHandler(({ url }) => {
      asked.push(url);
      return { action: 'deny' };
    });
    expect(await inPage(window, `String(window.open("${target.origin}/popup"))`)).toBe('null');
    await inPage(
      window,
      `const link = document.createElement("a"); link.href = "${target.origin}/blank"; link.target = "_blank"; document.body.append(link); link.click();`,
    );
    await eventually(() => asked).toEqual([`${target.origin}/popup`, `${target.origin}/blank`]);
    expect(target.requested).toEqual([]);
    expect(runtime.electron.BrowserWindow.getAllWindows()).toHaveLength(1);
  });
});

describe('page-title-updated', () => {
  it('carries the document’s title to WebContents and window', async () => {
    await eventually(() => [window.webContents.getTitle(), window.getTitle()]).toEqual(['Start', 'Start']);
  });

  it('leaves the window’s title alone when prevented', async () => {
    await eventually(() => window.getTitle()).toBe('Start');
    window.on('page-title-updated', (event) => event.preventDefault());
    await inPage(window, 'document.title = "Changed"');
    await eventually(() => window.webContents.getTitle()).toBe('Changed');
    expect(window.getTitle()).toBe('Start');
  });
});
