/**
 * Runs an Electron app on Chromium: `node test/chromium-runtime/main.ts out/main/index.mjs [app arguments]`.
 * With an IPC channel to its parent it also takes the orders of control.ts.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveControl } from './control.ts';
import { provideElectron } from './electron-module.ts';
import { serveDesktop } from './headed/desktop.ts';
import { hookElectronImports } from './hooks.ts';
import { createRuntime } from './runtime.ts';

/** The folder of the app that a main script belongs to: the nearest one with a package.json. */
function appFolderOf(script: string): string {
  let folder = dirname(script);
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

/** Whether there is no screen to show windows on, or nobody wants any. */
function isHeadless(): boolean {
  const { CONNECTOR_HEADLESS, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CONNECTOR_HEADLESS) return CONNECTOR_HEADLESS !== '0';
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
}

function colorScheme(): { colorScheme?: 'light' | 'dark' } {
  const scheme = process.env.CONNECTOR_COLOR_SCHEME;
  return scheme === 'light' || scheme === 'dark' ? { colorScheme: scheme } : {};
}

const [node = '', runtime = '', script, ...args] = process.argv;
if (!script) {
  process.stderr.write('Usage: node test/chromium-runtime/main.ts <main script> [arguments]\n');
  process.exit(2);
}
const path = resolve(script);
// As with `electron <script> [arguments]`: the app's own arguments start at 2.
process.argv = [node, path, ...args];
const profile = process.env.CONNECTOR_PROFILE;
const options = {
  ...{ appPath: appFolderOf(path), isHeadless: isHeadless() },
  ...colorScheme(),
  ...(profile ? { profile } : {}),
};
const electronRuntime = createRuntime(options);
provideElectron(electronRuntime.electron);
hookElectronImports();
const { app } = electronRuntime.electron;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
await import(pathToFileURL(path).href);
const chromium = await electronRuntime.start().catch((error: unknown) => {
  process.stderr.write(`${runtime}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
if (!options.isHeadless) serveDesktop(electronRuntime, chromium);
await serveControl(electronRuntime, chromium);
