import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Chromium } from '../chromium.ts';
import { createRuntime, type Electron, type Runtime } from '../runtime.ts';

/** A headless runtime in this process, for one spec file. */
export interface TestRuntime {
  electron: Electron;
  runtime: Runtime;
  chromium: Chromium;
  /** The app's folder: temporary, with a package.json. */
  folder: string;
  /** Resolves with the code the app would end its process with. */
  exited: Promise<number>;
  /** Opens a hidden window and loads a page of `pages`. */
  open(path: string, options?: BrowserWindowConstructorOptions): Promise<BrowserWindow>;
  stop(): Promise<void>;
}

/** Body of a page, or all of its response. */
export type Pages = Record<string, string | (() => Response)>;

/** Builds the API for an app's folder; nothing runs yet. */
export function prepareRuntime(folder: string): { runtime: Runtime; exited: Promise<number> } {
  const { promise: exited, resolve: exit } = Promise.withResolvers<number>();
  const userData = join(folder, 'user-data');
  return { runtime: createRuntime({ appPath: folder, isHeadless: true, userData, exit }), exited };
}

/** Starts a runtime whose default session serves `pages` at `app://spec/…`. */
export async function startRuntime(pages: Pages = {}): Promise<TestRuntime> {
  const folder = await mkdtemp(join(tmpdir(), 'runtime-spec-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'spec', version: '1.2.3' }));
  const { runtime, exited } = prepareRuntime(folder);
  const { electron } = runtime;
  electron.protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // A spec's windows come and go.
  electron.app.on('window-all-closed', () => {});
  const chromium = await runtime.start();
  electron.protocol.handle('app', (request) => servePage(pages, new URL(request.url).pathname));
  const open = async (path: string, options: BrowserWindowConstructorOptions = {}) => {
    const window = new electron.BrowserWindow({ show: false, ...options });
    await window.loadURL(`app://spec${path}`);
    return window;
  };
  const stop = async () => {
    electron.app.exit();
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  return { electron, runtime, chromium, folder, exited, open, stop };
}

function servePage(pages: Pages, path: string): Response {
  const page = pages[path];
  if (page === undefined) return new Response('not found', { status: 404 });
  if (typeof page === 'function') return page();
  return new Response(page, { headers: { 'content-type': 'text/html' } });
}

/** Runs an expression in the page's own world. */
export function inPage<T = unknown>(window: BrowserWindow, expression: string): Promise<T> {
  return window.webContents.executeJavaScript(expression) as Promise<T>;
}

/** Path of a file in `fixtures/`. */
export function fixture(name: string): string {
  return join(import.meta.dirname, '..', 'fixtures', name);
}
