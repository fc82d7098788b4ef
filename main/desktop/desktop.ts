import { join } from 'node:path';
import type { Tray, WebContents } from 'electron';
import type { Clock } from '../clock.ts';
import type { Files } from '../connections/files.ts';
import type { SettingsPatch } from '../connections/settings.ts';
import type { SavePlaces } from '../connections/transfers.ts';
import type { Store } from '../connections/types.ts';
import type { AuthUi, Cloud } from '../identity/types.ts';
import type { NetworkPath } from '../net/network-path.ts';
import type { Net } from '../net/types.ts';
import { isAllowedLink } from '../registration/links.ts';
import type { Services } from '../service-types.ts';
import { setAppMenu } from './app-menu.ts';
import { AUTH_PARTITION, createAuthWindows } from './auth-window.ts';
import { showBadge } from './badge.ts';
import { type Clipboard, createClipboard } from './clipboard.ts';
import { denyPermissions, installContentGuards } from './content-guards.ts';
import type { Electron } from './electron.ts';
import { createFileDialogs } from './file-dialogs.ts';
import { createMainWindow } from './main-window.ts';
import { createNotifier, type Notifier } from './notifier.ts';
import { createExternalLinks, type ExternalLinks } from './open-external.ts';
import { sendChromiumAlong } from './path-proxy.ts';
import { createSavePlaces } from './save-places.ts';
import { setStartAtLogin } from './start-at-login.ts';
import { followNetwork, followPower, followVisibility } from './surroundings.ts';
import { showTray } from './tray.ts';
import type { TrayAction } from './tray-menu.ts';

export interface DesktopOptions {
  electron: Electron;
  store: Store;
  net: Net;
  path: NetworkPath;
  clock: Clock;
  clouds: Cloud[];
  preload: string;
  /** Folder of icons and tray images. */
  resources: string;
}

export interface Desktop {
  authUi: AuthUi;
  surfaces: {
    links: ExternalLinks;
    clipboard: Clipboard;
    files: Files;
    places: SavePlaces;
  };
  notifier: Notifier;
  isAppWindow(contents: WebContents): boolean;
  showWindow(): void;
  /** Resolves once the window's page is there, or cannot come. */
  whenLoaded(): Promise<void>;
  /** Shows the services' state in the tray and lets the system's events reach them. */
  follow(services: Services): void;
}

/** Everything a person sees outside the page: windows, tray, menu, notifications. */
export function createDesktop(options: DesktopOptions): Desktop {
  const { electron, store, net, clock, clouds } = options;
  const { app } = electron;
  let services: Services | null = null;
  // The page follows: it asks for the preferred scheme.
  electron.nativeTheme.themeSource = store.get('settings').theme;
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  // The tray keeps the app alive.
  app.on('window-all-closed', () => {});

  const window = createMainWindow({
    electron,
    store,
    preload: options.preload,
    icon: join(options.resources, 'icons', 'icon.png'),
    staysInTray: () => !isQuitting,
    onHidden: () => explainTrayOnce(electron, store),
  });
  const links = createExternalLinks(electron, (url) => isAllowedLink(url, clouds), window.current);
  const auth = createAuthWindows({ electron, net, clock, links, parent: window.current });
  installContentGuards(electron, auth.owns);
  denyPermissions(electron.session.defaultSession);
  sendChromiumAlong(electron, options.path, [
    electron.session.defaultSession,
    electron.session.fromPartition(AUTH_PARTITION),
  ]);
  setAppMenu(electron);
  app.on('second-instance', (_event, argv) => argv.includes('--hidden') || window.show());
  app.on('activate', () => window.show());

  return {
    authUi: auth,
    surfaces: {
      links,
      clipboard: createClipboard(electron, clock),
      files: createFileDialogs(electron, window.current),
      places: createSavePlaces(electron, window.current),
    },
    notifier: createNotifier(electron, (target) => {
      services?.navigation.go(target);
      window.show();
    }),
    isAppWindow: (contents) => window.current()?.webContents === contents,
    showWindow: () => window.show(),
    whenLoaded: () => loadingEnds(window.current()?.webContents),
    follow(running) {
      // Ended while the services were on their way.
      if (isQuitting) return;
      services = running;
      const act = (action: TrayAction) => performTrayAction(action, { services: running, window, app });
      const icons = join(options.resources, 'tray');
      const { state, settings } = running;
      // Electron destroys a tray icon nobody holds.
      keepAlive(showTray({ electron, clock, icons, state, act }));
      showBadge({ electron, icons, state, window: window.current });
      settings.onDidChange((now, before) => {
        if (now.startAtLogin !== before.startAtLogin) setStartAtLogin(electron, now.startAtLogin);
        electron.nativeTheme.themeSource = now.theme;
      });
      followPower(electron, running);
      followNetwork(electron, clock, running.connections);
      const shown = window.current();
      if (shown) followVisibility(shown, running.connections);
      else running.connections.setVisible(false);
      window.onOpened((opened) => followVisibility(opened, running.connections));
    },
  };
}

const LOADING_ENDS = ['did-finish-load', 'did-fail-load', 'render-process-gone', 'destroyed'] as const;

function loadingEnds(contents: WebContents | undefined): Promise<void> {
  if (!contents) return Promise.resolve();
  return new Promise((resolve) => {
    const emitter: NodeJS.EventEmitter = contents;
    const end = () => {
      for (const name of LOADING_ENDS) emitter.off(name, end);
      resolve();
    };
    for (const name of LOADING_ENDS) emitter.on(name, end);
  });
}

const kept: Tray[] = [];
function keepAlive(tray: Tray): void {
  kept.push(tray);
}

interface TrayContext {
  services: Services;
  window: { show(): void };
  app: Electron['app'];
}

function performTrayAction(action: TrayAction, { services, window, app }: TrayContext): void {
  const updateSettings = (patch: SettingsPatch) => services.settings.update(patch);
  switch (action.kind) {
    case 'open':
      if (action.connectionId) services.connections.select(action.connectionId);
      window.show();
      break;
    case 'go':
      services.navigation.go({ screen: action.screen, connectionId: null, tab: null });
      window.show();
      break;
    case 'sync':
      services.connections.sync(action.connectionId);
      break;
    case 'sync-all':
      services.connections.wake();
      break;
    case 'pause':
      updateSettings({ paused: action.paused });
      break;
    case 'start-at-login':
      updateSettings({ startAtLogin: action.enabled });
      break;
    case 'quit':
      app.quit();
      break;
  }
}

/** Said once, the first time the window goes away but the app stays. */
function explainTrayOnce(electron: Electron, store: Store): void {
  if (store.get('trayHintShown') || !electron.Notification.isSupported()) return;
  store.set('trayHintShown', true);
  new electron.Notification({
    title: 'Mailbox Connector is still running',
    body: 'It stays in the tray and watches each mailbox that you connect. To end it, choose Quit in the tray menu; to see it again, start it once more.',
  }).show();
}
