import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchOnChromium } from './launch-connector-chromium.ts';
import { launchOnElectron } from './launch-connector-electron.ts';
import { APP_FOLDER, type Connector, type LaunchOptions } from './support/connector.ts';

/** The Electron binary, when it is there already. Nothing is downloaded. */
function findElectron(): string | undefined {
  const chosen = process.env.CONNECTOR_ELECTRON;
  if (chosen) return chosen;
  const folder = join(APP_FOLDER, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** Starts the built app (`out/`): on Electron where its binary is installed, else on the Chromium runtime. */
export async function launchConnector(options: LaunchOptions): Promise<Connector> {
  const electron = findElectron();
  return electron ? launchOnElectron(electron, options) : launchOnChromium(options);
}
