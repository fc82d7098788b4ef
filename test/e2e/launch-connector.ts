import { findRuntime } from '../../scripts/lib/runtime.mjs';
import { launchOnChromium } from './launch-connector-chromium.ts';
import { launchOnElectron } from './launch-connector-electron.ts';
import type { Connector, LaunchOptions } from './support/connector.ts';

/** Starts the built app (`out/`) on what `npm start` would take; CONNECTOR_RUNTIME insists on one. */
export async function launchConnector(options: LaunchOptions): Promise<Connector> {
  const runtime = findRuntime();
  if (runtime.kind === 'none') throw new Error(runtime.why);
  return runtime.kind === 'electron' ? launchOnElectron(runtime.path, options) : launchOnChromium(options);
}
