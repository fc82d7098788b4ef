import type { Connector, LaunchOptions } from './support/connector.ts';

/** Starts the app on real Electron. */
export async function launchOnElectron(binary: string, options: LaunchOptions): Promise<Connector> {
  throw new Error(`${binary} ${options.userData}`);
}
