import type { BrowserWindow } from 'electron';
import type { Store } from '../connections/types.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import type { Electron } from './electron.ts';
import { fitWindowState, MIN_SIZE } from './window-state.ts';

export interface MainWindow {
  /** Brings the window to the front, making it when there is none. */
  show(): void;
  /** The window if there is one now. */
  current(): BrowserWindow | null;
  /** Calls back with each window that is made from now on. */
  onOpened(listener: (window: BrowserWindow) => void): void;
}

export interface MainWindowOptions {
  electron: Electron;
  store: Store;
  /** Absolute path of the preload bundle. */
  preload: string;
  icon: string;
  /** False while the app is quitting: then closing closes. */
  staysInTray(): boolean;
  onHidden(): void;
}

/** The one window of the app: its size is kept, and closing it hides it in the tray. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null;
  const listeners = new Set<(window: BrowserWindow) => void>();
  return {
    onOpened: (listener) => void listeners.add(listener),
    current: () => window,
    show() {
      if (!window) {
        window = openWindow(options);
        window.on('closed', () => {
          window = null;
        });
        for (const listener of listeners) listener(window);
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

function openWindow(options: MainWindowOptions): BrowserWindow {
  const { electron, store } = options;
  const areas = electron.screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = fitWindowState(store.get('window'), areas);
  const window = new electron.BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Mailbox Connector',
    icon: options.icon,
    autoHideMenuBar: true,
    // The first paint in the system's colour: no white flash in the dark.
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#fafafa',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  const keep = () => store.set('window', { ...window.getNormalBounds(), maximized: window.isMaximized() });
  window.on('close', (event) => {
    keep();
    if (!options.staysInTray()) return;
    event.preventDefault();
    window.hide();
    options.onHidden();
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}
