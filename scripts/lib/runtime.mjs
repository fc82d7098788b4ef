import { findChromium } from '../find-chromium.mjs';
import { hasDisplay } from './display.mjs';
import { electronBinary } from './paths.mjs';

/**
 * @typedef {{kind: 'electron', path: string}
 *   | {kind: 'chromium', path: string, why: string}
 *   | {kind: 'none', why: string}} Runtime
 */

/**
 * What the app runs on here: Electron, or the Chromium runtime where Electron is missing or cannot show
 * a window. CONNECTOR_RUNTIME=chromium or =electron insists on one.
 * @returns {Runtime}
 */
export function findRuntime() {
  return chooseRuntime({
    electron: electronBinary(),
    chromium: findChromium(),
    display: hasDisplay(),
    wanted: process.env.CONNECTOR_RUNTIME,
  });
}

/**
 * @param {{electron: string | null, chromium: string | null, display: boolean, wanted?: string | undefined}} facts
 *   paths of the binaries
 * @returns {Runtime}
 */
export function chooseRuntime({ electron, chromium, display, wanted }) {
  const obstacle = obstacleToElectron({ electron, display, wanted });
  if (electron && !obstacle) return { kind: 'electron', path: electron };
  const why = obstacle ?? '';
  if (chromium && wanted !== 'electron') return { kind: 'chromium', path: chromium, why };
  return { kind: 'none', why: wanted === 'electron' ? why : `${why}, and no Chromium browser was found` };
}

/** @param {{electron: string | null, display: boolean, wanted?: string | undefined}} facts */
function obstacleToElectron({ electron, display, wanted }) {
  if (wanted === 'chromium') return 'CONNECTOR_RUNTIME asks for Chromium';
  if (!electron) return 'Electron is not installed';
  return display ? null : 'Electron needs a display';
}

/**
 * Electron refuses to run its sandbox as root on Linux, as Chromium does.
 * @returns {string[]}
 */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
