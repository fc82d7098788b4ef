import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Electron } from './electron.ts';

/** Windows and macOS know login items; on Linux it is a file in the autostart folder. */
export function setStartAtLogin(electron: Electron, enabled: boolean): void {
  if (process.platform === 'linux') {
    setAutostartFile(join(electron.app.getPath('appData'), 'autostart'), process.execPath, enabled);
    return;
  }
  electron.app.setLoginItemSettings({ openAtLogin: enabled, args: ['--hidden'] });
}

/** https://specifications.freedesktop.org/autostart-spec/latest/ */
export function setAutostartFile(directory: string, executable: string, enabled: boolean): void {
  const file = join(directory, 'mailbox-connector.desktop');
  if (!enabled) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(directory, { recursive: true });
  // Quoting rules of the Desktop Entry Specification: backslash, quote, backtick and dollar are escaped.
  const quoted = `"${executable.replaceAll(/["`$\\]/g, '\\$&')}"`;
  writeFileSync(
    file,
    `[Desktop Entry]\nType=Application\nName=Mailbox Connector\nExec=${quoted} --hidden\nX-GNOME-Autostart-enabled=true\n`,
  );
}
