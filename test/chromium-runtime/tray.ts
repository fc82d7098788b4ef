import { EventEmitter } from 'node:events';
import { createEvent } from './events.ts';
import type { Kernel } from './kernel.ts';
import { clickMenu, type Menu, viewMenu } from './menu.ts';
import { NativeImage } from './native-image.ts';
import type { TrayView } from './recorder.ts';
import { guardInstances, guardStatics } from './unimplemented.ts';

type Member =
  | 'setToolTip'
  | 'setTitle'
  | 'getTitle'
  | 'destroy'
  | 'isDestroyed'
  | 'setIgnoreDoubleClickEvents';

/** A tray icon: recorded, and shown in a window of its own where a person looks on. */
export class TrayBase extends EventEmitter implements Pick<Electron.Tray, Member> {
  readonly #kernel: Kernel;
  readonly #trays: Set<TrayBase>;
  #image: NativeImage | string;
  #tooltip = '';
  #title = '';
  #menu: Menu | null = null;
  #isDestroyed = false;

  constructor(kernel: Kernel, trays: Set<TrayBase>, image: NativeImage | string) {
    super();
    kernel.requireReady('Tray');
    this.#kernel = kernel;
    this.#trays = trays;
    this.#image = image;
    trays.add(this);
    this.#changed();
  }

  setImage(image: NativeImage | string): void {
    this.#image = image;
    this.#changed();
  }

  setToolTip(tooltip: string): void {
    this.#tooltip = tooltip;
    this.#changed();
  }

  setTitle(title: string): void {
    this.#title = title;
    this.#changed();
  }

  getTitle(): string {
    return this.#title;
  }

  setContextMenu(menu: Menu | null): void {
    this.#menu = menu;
    this.#changed();
  }

  popUpContextMenu(menu?: Menu): void {
    (menu ?? this.#menu)?.popup();
  }

  setIgnoreDoubleClickEvents(): void {}

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#trays.delete(this);
    this.#changed();
  }

  /** Runtime: what a person would see. */
  static view(tray: TrayBase): TrayView {
    const icon = NativeImage.source(tray.#image);
    const items = tray.#menu ? viewMenu(tray.#menu) : [];
    return { tooltip: tray.#tooltip, title: tray.#title, icon, items };
  }

  /** Runtime: clicks a menu entry, or the icon when there are no labels. */
  static click(tray: TrayBase, labels: readonly string[]): void {
    const bounds = { x: 0, y: 0, width: 16, height: 16 };
    if (labels.length === 0) tray.emit('click', createEvent({}), bounds, { x: 0, y: 0 });
    else if (tray.#menu) clickMenu(tray.#menu, labels);
    else throw new Error('The tray has no menu');
    tray.#changed();
  }

  #changed(): void {
    this.#kernel.record.emit('tray');
  }
}

guardInstances('Tray', TrayBase);

/** The `Tray` class of one runtime. */
export function createTrayClass(kernel: Kernel, trays: Set<TrayBase>) {
  class Tray extends TrayBase {
    constructor(image: NativeImage | string) {
      super(kernel, trays, image);
    }
  }
  return guardStatics('Tray', Tray);
}
