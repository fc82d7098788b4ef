import { EventEmitter } from 'node:events';
import type { Kernel } from './kernel.ts';
import { guardInstances, guardModule } from './unimplemented.ts';

const AREA = { x: 0, y: 0, width: 1920, height: 1080 };

/** `electron.screen`: one display of common size. */
export class Screen extends EventEmitter {
  readonly #kernel: Kernel;
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

  constructor(kernel: Kernel) {
    super();
    this.#kernel = kernel;
  }

  getPrimaryDisplay() {
    this.#kernel.requireReady('screen');
    return this.#display;
  }

  getAllDisplays() {
    return [this.getPrimaryDisplay()];
  }

  getDisplayMatching() {
    return this.getPrimaryDisplay();
  }
}

guardInstances('screen', Screen);
