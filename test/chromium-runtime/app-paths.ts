import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

export type PathName =
  | 'userData'
  | 'appData'
  | 'temp'
  | 'home'
  | 'logs'
  | 'downloads'
  | 'exe'
  | 'sessionData';

/** What the app's package.json says about it. */
export interface Manifest {
  name: string;
  version: string;
}

export function readManifest(appPath: string): Manifest {
  const { name, productName, version } = JSON.parse(
    readFileSync(join(appPath, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  return { name: productName ?? name ?? 'Electron', version: version ?? '0.0.0' };
}

/** Where Electron puts an app's files on this system, unless the app sets it. */
export function defaultPath(name: PathName, appName: string, chosen: ReadonlyMap<string, string>): string {
  const userData = chosen.get('userData') ?? join(configFolder(), appName);
  switch (name) {
    case 'home':
      return homedir();
    case 'temp':
      return tmpdir();
    case 'appData':
      return configFolder();
    case 'userData':
    case 'sessionData':
      return userData;
    case 'logs':
      return join(userData, 'logs');
    case 'downloads':
      return join(homedir(), 'Downloads');
    case 'exe':
      return process.execPath;
  }
}

function configFolder(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

/** Makes a folder private to the person. */
export function ensureFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}
