import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRuntime, type TestRuntime } from './support/test-runtime.ts';

let runtime: TestRuntime;

beforeAll(async () => {
  runtime = await startRuntime({ '/': '<!doctype html>page' });
});
afterAll(() => runtime.stop());

type Loose = Record<string, never>;
const loose = (value: unknown) => value as Loose;

describe('what the runtime does not have', () => {
  it.each([
    ['electron.desktopCapturer', () => loose(runtime.electron).desktopCapturer],
    ['electron.safeStorage', () => loose(runtime.electron).safeStorage],
    ['app.getGPUInfo', () => loose(runtime.electron.app).getGPUInfo],
    ['app.commandLine.appendArgument', () => loose(runtime.electron.app.commandLine).appendArgument],
    ['BrowserWindow.getAllViews', () => loose(runtime.electron.BrowserWindow).getAllViews],
    ['Session.getCacheSize', () => loose(runtime.electron.session.defaultSession).getCacheSize],
    [
      'WebRequest.onHeadersReceived',
      () => loose(runtime.electron.session.defaultSession.webRequest).onHeadersReceived,
    ],
    [
      'Protocol.registerFileProtocol',
      () => loose(runtime.electron.session.defaultSession.protocol).registerFileProtocol,
    ],
    ['protocol.registerFileProtocol', () => loose(runtime.electron.protocol).registerFileProtocol],
    ['net.request', () => loose(runtime.electron.net).request],
    ['Menu.sendActionToFirstResponder', () => loose(runtime.electron.Menu).sendActionToFirstResponder],
    [
      'nativeImage.createThumbnailFromPath',
      () => loose(runtime.electron.nativeImage).createThumbnailFromPath,
    ],
    ['clipboard.readImage', () => loose(runtime.electron.clipboard).readImage],
  ])('%s throws by name', (name, use) => {
    expect(use).toThrow(`Chromium runtime: ${name} is not implemented`);
  });

  it('throws by name on windows, pages and frames', async () => {
    const window = await runtime.open('/');
    expect(() => loose(window).setProgressBar).toThrow('BrowserWindow.setProgressBar');
    expect(() => loose(window.webContents).capturePage).toThrow('WebContents.capturePage');
    expect(() => loose(window.webContents.mainFrame).executeJavaScript).toThrow(
      'WebFrameMain.executeJavaScript',
    );
    window.destroy();
  });

  it.each([
    ['BrowserWindow options.titleBarStyle', { titleBarStyle: 'hidden' }],
    ['webPreferences.additionalArguments', { webPreferences: { additionalArguments: ['x'] } }],
    ['webPreferences.sandbox: false', { webPreferences: { sandbox: false } }],
    ['webPreferences.nodeIntegration: true', { webPreferences: { nodeIntegration: true } }],
    ['webPreferences.contextIsolation: false', { webPreferences: { contextIsolation: false } }],
    ['webPreferences.webSecurity: false', { webPreferences: { webSecurity: false } }],
  ])('refuses %s', (name, options) => {
    expect(() => new runtime.electron.BrowserWindow(options as never)).toThrow(name);
    expect(runtime.electron.BrowserWindow.getAllWindows()).toEqual([]);
  });

  it('leaves no trace of Electron in process.versions', () => {
    expect(process.versions.electron).toBeUndefined();
  });

  it('lets promises and inspection look at its objects', async () => {
    const { app, session } = runtime.electron;
    expect(await Promise.resolve(session.defaultSession)).toBe(session.defaultSession);
    expect(await Promise.resolve(app)).toBe(app);
    expect(app.dock).toBeUndefined();
  });
});
