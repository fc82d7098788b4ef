import { join } from 'node:path';
import type { MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import type { AppState } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Electron } from './electron.ts';
import {
  type TrayAction,
  type TrayEntry,
  type TrayIcon,
  trayIcon,
  trayMenu,
  trayTooltip,
} from './tray-menu.ts';

export interface TrayOptions {
  electron: Electron;
  clock: Clock;
  /** Folder of the tray icons. */
  icons: string;
  state: { get(): AppState; subscribe(listener: (state: AppState) => void): () => void };
  act(action: TrayAction): void;
}

/** Of many mailboxes one always changes: the menu is drawn at most this often. */
const PAUSE_MS = 1_000;
/** "3 min ago" grows old: the menu is drawn again this often. */
const REDRAW_MS = 60_000;

/** Shows the tray icon and keeps it, its tooltip and its menu in step with the state. */
export function showTray({ electron, clock, icons, state, act }: TrayOptions): Tray {
  const images = new Map<TrayIcon, NativeImage>();
  const imageOf = (icon: TrayIcon): NativeImage => {
    const image = images.get(icon) ?? loadIcon(electron, icons, icon);
    images.set(icon, image);
    return image;
  };
  const tray = new electron.Tray(imageOf('ok'));
  let shown = '';
  const draw = () => {
    const now = state.get();
    const icon = trayIcon(now);
    const tooltip = trayTooltip(now);
    const entries = trayMenu(now, clock.now());
    // On Linux setContextMenu closes an open menu: only when something changed.
    const next = JSON.stringify([icon, tooltip, entries]);
    if (next === shown || tray.isDestroyed()) return;
    shown = next;
    tray.setImage(imageOf(icon));
    tray.setToolTip(tooltip);
    tray.setContextMenu(electron.Menu.buildFromTemplate(entries.map((entry) => toTemplate(entry, act))));
  };
  const redraw = () => {
    draw();
    clock.after(REDRAW_MS, redraw);
  };
  redraw();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let willDraw = false;
  const drawSoon = () => {
    if (willDraw) return;
    willDraw = true;
    clock.after(Math.max(0, drawnAt + PAUSE_MS - clock.now()), () => {
      willDraw = false;
      drawnAt = clock.now();
      draw();
    });
  };
  state.subscribe(drawSoon);
  tray.on('click', () => act({ kind: 'open', connectionId: null }));
  return tray;
}

/** macOS wants a monochrome template image that follows the menu bar; the others take the coloured one. */
function loadIcon(electron: Electron, icons: string, icon: TrayIcon): NativeImage {
  const isMac = process.platform === 'darwin';
  const image = electron.nativeImage.createFromPath(join(icons, `${icon}${isMac ? 'Template' : ''}.png`));
  if (isMac) image.setTemplateImage(true);
  return image;
}

function toTemplate(entry: TrayEntry, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  if (entry === 'separator') return { type: 'separator' };
  const { action, submenu, checked, label, enabled } = entry;
  return {
    // A single one would underline the letter behind it; an address may hold one.
    label: label.replaceAll('&', '&&'),
    enabled,
    ...(checked === undefined ? {} : { type: 'checkbox' as const, checked }),
    ...(action ? { click: () => act(action) } : {}),
    ...(submenu ? { submenu: submenu.map((item) => toTemplate(item, act)) } : {}),
  };
}
