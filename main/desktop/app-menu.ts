import type { MenuItemConstructorOptions } from 'electron';
import type { Electron } from './electron.ts';

/** The application menu: it carries the editing shortcuts on macOS, and a Quit that really quits. */
export function setAppMenu(electron: Electron): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac
      ? [{ role: 'appMenu' as const }]
      : [{ label: 'File', submenu: [{ role: 'close' as const }, { role: 'quit' as const }] }]),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
}
