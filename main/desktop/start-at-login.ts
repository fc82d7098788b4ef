import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Electron } from './electron.ts';

/** Windows and macOS know login items; on Linux it is a file in the autostart folder. */
export function setStartAtLogin(electron: Electron, enabled: boolean): void {
  if (process.platform === 'linux') {
    setAutostartFile(join(electron.app.getPath('appData'), 'autostart'), launchCommand(electron), enabled);
    return;
  }
  electron.app.setLoginItemSettings({ openAtLogin: enabled, args: ['--hidden'] });
}

/** An AppImage moves its executable at each start; the variable names the file the person started. */
function launchCommand(electron: Electron): string[] {
  if (electron.app.isPackaged) return [process.env['APPIMAGE'] ?? process.execPath];
  return [process.execPath, ...process.argv.slice(1).filter((argument) => argument !== '--hidden')];
}

/** https://specifications.freedesktop.org/autostart-spec/latest/ */
export function setAutostartFile(directory: string, command: readonly string[], enabled: boolean): void {
  const file = join(directory, 'mailbox-connector.desktop');
  if (!enabled) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(directory, { recursive: true });
  const exec = [...command, '--hidden'].map(quoteArgument).join(' ');
  writeFileSync(
    file,
    `[Desktop Entry]\nType=Application\nName=Mailbox Connector\nExec=${exec}\nX-GNOME-Autostart-enabled=true\n`,
  );
}

/** Quoting of the Desktop Entry Specification; a percent sign would be a field code. */
function quoteArgument(argument: string): string {
  return `"${argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}
