import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { AppState } from '../../preload/contract.ts';
import { needingYou } from '../connections/watch-status.ts';
import type { Electron } from './electron.ts';

export interface BadgeOptions {
  electron: Electron;
  /** Folder of the tray icons: Windows shows one of them over the app's own. */
  icons: string;
  state: { get(): AppState; subscribe(listener: (state: AppState) => void): () => void };
  window(): BrowserWindow | null;
}

/** Keeps the number of connections that need a person on the app's icon. */
export function showBadge({ electron, icons, state, window }: BadgeOptions): void {
  let shown = 0;
  const draw = () => {
    const count = needingYou(state.get().connections);
    if (count === shown) return;
    shown = count;
    if (process.platform !== 'win32') {
      electron.app.setBadgeCount(count);
      return;
    }
    const image = count > 0 ? electron.nativeImage.createFromPath(join(icons, 'needs-you.png')) : null;
    window()?.setOverlayIcon(image, count > 0 ? `${count} need you` : '');
  };
  state.subscribe(draw);
  draw();
}
