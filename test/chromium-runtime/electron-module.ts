import type { Electron } from './runtime.ts';

const SLOT = Symbol.for('chromium-runtime.electron');
const slots = globalThis as unknown as Record<symbol, Electron>;

/** Says what `electron` is for every module that imports it from now on. */
export function provideElectron(electron: Electron): void {
  slots[SLOT] = electron;
}

/** Source of the module that stands for `electron`: the API as its default export. */
export const ELECTRON_MODULE = `export default globalThis[Symbol.for('chromium-runtime.electron')];`;
