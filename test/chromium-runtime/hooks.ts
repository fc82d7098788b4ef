import { registerHooks } from 'node:module';
import { ELECTRON_MODULE } from './electron-module.ts';

const URL_OF_ELECTRON = 'chromium-runtime:electron';
const NAMES = new Set(['electron', 'electron/main', 'electron/common']);

/** From now on `import electron from 'electron'` gives what `provideElectron` was given. */
export function hookElectronImports(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (!NAMES.has(specifier)) return nextResolve(specifier, context);
      return { url: URL_OF_ELECTRON, format: 'module', shortCircuit: true };
    },
    load(url, context, nextLoad) {
      if (url !== URL_OF_ELECTRON) return nextLoad(url, context);
      return { format: 'module', source: ELECTRON_MODULE, shortCircuit: true };
    },
  });
}
