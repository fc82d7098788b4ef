import { EventEmitter } from 'node:events';
import { guardInstances, guardModule } from './unimplemented.ts';

const AREA = { x: 0, y: 0, width: 1920, height: 1080 };

/** `electron.screen`: one display of common size. */
export class Screen extends EventEmitter {
  readonly #display = guardModule('Display', {
    id: 1,
    bounds: AREA,
    workArea: AREA,
    size: { width: AREA.width, height: AREA.height },
    workAreaSize: { width: AREA.width, height: AREA.height },
    scaleFactor: 1,
    rotation: 0,
    internal: false,
    label: 'Chromium runtime',
  });

  getPrimaryDisplay() {
    return this.#display;
  }

  getAllDisplays() {
    return [this.#display];
  }

  getDisplayMatching() {
    return this.#display;
  }
}

guardInstances('screen', Screen);
