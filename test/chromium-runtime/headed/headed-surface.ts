import { once } from 'node:events';
import type { Kernel } from '../kernel.ts';
import type { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { createTarget } from '../session-target.ts';
import type { Surface } from '../surface.ts';
import type { WindowState } from '../window-options.ts';
import { openAppWindow, placeWindow } from './app-window.ts';

interface SurfaceParts {
  page: Page;
  session: Session;
  state: WindowState;
}

/**
 * A person looks on. Pages of the default session get app-style windows, those of partitions Chromium's own
 * ones, whose address bar shows a sign-in's host. Chromium can neither hide a window nor show a hidden page:
 * a page that changes between the two is loaded again.
 */
export class HeadedSurface implements Surface {
  readonly #kernel: Kernel;
  readonly #page: Page;
  readonly #session: Session;
  readonly #state: WindowState;
  #isOnScreen: boolean;

  constructor(kernel: Kernel, { page, session, state }: SurfaceParts) {
    this.#kernel = kernel;
    this.#page = page;
    this.#session = session;
    this.#state = state;
    this.#isOnScreen = state.isVisible;
  }

  /** A hidden page has no window to fill. */
  get size() {
    return this.#isOnScreen ? undefined : this.#state.bounds;
  }

  async open(): Promise<string> {
    if (!this.#isOnScreen) return createTarget(this.#session, { hidden: true, background: true });
    const chromium = this.#kernel.requireReady('BrowserWindow');
    const { width, height } = this.#state.bounds;
    const targetId = this.#session.isPersistent()
      ? await openAppWindow(chromium)
      : await createTarget(this.#session, { newWindow: true, width, height });
    await placeWindow(chromium, targetId, this.#state);
    return targetId;
  }

  show(): void {
    void this.#move();
  }

  hide(): void {
    void this.#move();
  }

  raise(): void {
    void this.#page.with(({ session }) => session.send('Page.bringToFront'));
  }

  apply(): void {
    const { chromium } = this.#kernel;
    if (chromium && this.#isOnScreen) {
      void this.#page.with(({ targetId }) => placeWindow(chromium, targetId, this.#state));
    }
  }

  revive(): void {
    this.#isOnScreen = this.#state.isVisible;
    void this.#page.replace();
  }

  /** Moving a page while it loads would fail its load. By then it may have been asked back. */
  async #move(): Promise<void> {
    if (this.#page.contents.isLoading()) await once(this.#page.contents, 'did-stop-loading');
    if (this.#page.isDestroyed || this.#isOnScreen === this.#state.isVisible) return;
    this.#isOnScreen = this.#state.isVisible;
    await this.#page.replace();
  }
}
