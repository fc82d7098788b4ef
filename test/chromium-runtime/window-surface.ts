import type { Kernel } from './kernel.ts';
import type { Page } from './page.ts';
import { setSize } from './page-target.ts';
import type { WindowState } from './window-options.ts';

/** Shows a window as its state says. Headless there is only the page's size. */
export class WindowSurface {
  readonly #kernel: Kernel;
  readonly #page: Page;
  readonly #state: WindowState;

  constructor(kernel: Kernel, page: Page, state: WindowState) {
    this.#kernel = kernel;
    this.#page = page;
    this.#state = state;
  }

  show(): void {}

  hide(): void {}

  raise(): void {}

  /** Takes over size, place, maximised and minimised. */
  apply(): void {
    if (!this.#kernel.options.isHeadless) return;
    const { width, height } = this.#state.bounds;
    void this.#page.with(({ session }) => setSize(session, width, height));
  }
}
