import { App } from './app.ts';
import { createBrowserWindowClass, type PageWindow } from './browser-window.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { createClipboard } from './clipboard.ts';
import { createDialog } from './dialog.ts';
import { IpcMain } from './ipc-main.ts';
import { Kernel, type RuntimeOptions } from './kernel.ts';
import { Lifecycle } from './lifecycle.ts';
import { GuardedMenu, MenuItem } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { NativeTheme } from './native-theme.ts';
import { createNet } from './net.ts';
import { createNotificationClass } from './notification.ts';
import { PowerMonitor } from './power-monitor.ts';
import { AppProtocol } from './protocol.ts';
import type { Recorder } from './recorder.ts';
import { Screen } from './screen.ts';
import { Sessions } from './session.ts';
import { createShell } from './shell.ts';
import { createTrayClass, type TrayBase } from './tray.ts';
import { guardModule } from './unimplemented.ts';
import { Windows } from './windows.ts';

export type Electron = typeof import('electron');

/** One runtime: an `electron` of its own on a Chromium of its own. */
export interface Runtime {
  /** What `import electron from 'electron'` gives the app. */
  readonly electron: Electron;
  readonly record: Recorder;
  readonly trays: ReadonlySet<TrayBase>;
  /** Chromium's id of the page behind a WebContents; empty while there is none. */
  targetIdOf(contents: object): string;
  /** Launches Chromium; then the app is ready. */
  start(): Promise<Chromium>;
}

/** Builds the API. Nothing runs yet: as in Electron, the app's main script comes before `ready`. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const kernel = new Kernel(options);
  const app = new App(kernel);
  const windows = new Windows<PageWindow>();
  const trays = new Set<TrayBase>();
  kernel.app = app;
  app.lifecycle = new Lifecycle({ app, windows, shutDown: (code) => void shutDown(kernel, app, code) });
  const electron = createApi({ kernel, app, windows, trays });
  const targetIdOf = (contents: object) =>
    [...kernel.pages].find(([, page]) => page.contents === contents)?.[0] ?? '';
  return { electron, record: kernel.record, trays, targetIdOf, start: () => start(kernel, app) };
}

interface ApiParts {
  kernel: Kernel;
  app: App;
  windows: Windows<PageWindow>;
  trays: Set<TrayBase>;
}

function createApi({ kernel, app, windows, trays }: ApiParts): Electron {
  const { record } = kernel;
  const ipcMain = new IpcMain();
  const sessions = new Sessions(kernel);
  const api = {
    app,
    BrowserWindow: createBrowserWindowClass({ kernel, ipcMain, sessions, windows }),
    clipboard: createClipboard(record),
    dialog: createDialog(kernel),
    ipcMain,
    Menu: GuardedMenu,
    MenuItem,
    nativeImage,
    nativeTheme: new NativeTheme(kernel),
    net: createNet(record, () => sessions.defaultSession),
    Notification: createNotificationClass(kernel),
    powerMonitor: new PowerMonitor(),
    protocol: new AppProtocol(kernel, () => sessions.defaultSession.protocol),
    screen: new Screen(kernel),
    session: sessions,
    shell: createShell(record),
    Tray: createTrayClass(kernel, trays),
  } satisfies Partial<Record<keyof Electron, unknown>>;
  return guardModule('electron', api) as unknown as Electron;
}

async function start(kernel: Kernel, app: App): Promise<Chromium> {
  const { isHeadless, profile } = kernel.options;
  const switches = App.switches(app);
  const chromium = await launchChromium({ isHeadless, switches, ...(profile ? { profile } : {}) });
  kernel.chromium = chromium;
  try {
    await watchTargets(kernel, chromium);
    await kernel.gate.open(chromium.browser);
  } catch (error) {
    // The app has ended before it was ready, as after a command: `shutDown` ends the process, with the app's own code.
    if (chromium.isClosing) return new Promise(() => {});
    throw error;
  }
  void chromium.exited.then(() => {
    // Closed by nobody of ours: without Chromium there is no app.
    if (kernel.chromium) app.exit(1);
  });
  App.markReady(app);
  return chromium;
}

async function watchTargets(kernel: Kernel, { browser }: Chromium): Promise<void> {
  browser.on('Target.targetDestroyed', ({ targetId }) => kernel.pages.get(targetId)?.vanish());
  await browser.send('Target.setDiscoverTargets', { discover: true });
}

async function shutDown(kernel: Kernel, app: App, code: number): Promise<void> {
  const { chromium, options } = kernel;
  kernel.chromium = undefined;
  app.releaseSingleInstanceLock();
  await chromium?.close();
  (options.exit ?? process.exit)(code);
}
