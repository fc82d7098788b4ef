import type { Page } from './page.ts';
import { setSize } from './page-target.ts';
import type { Session } from './session.ts';
import { createTarget } from './session-target.ts';
import type { Surface } from './surface.ts';
import type { WindowState } from './window-options.ts';

/** Nobody looks: a window is its page and flags, and a page has a size of its own. */
export class HeadlessSurface implements Surface {
  readonly #page: Page;
  readonly #session: Session;
  readonly #state: WindowState;

  constructor(page: Page, session: Session, state: WindowState) {
    this.#page = page;
    this.#session = session;
    this.#state = state;
  }

  get size() {
    return this.#state.bounds;
  }

  open(): Promise<string> {
    const { width, height } = this.#state.bounds;
    return createTarget(this.#session, { newWindow: true, width, height });
  }

  show(): void {}

  hide(): void {}

  raise(): void {}

  apply(): void {
    const { width, height } = this.#state.bounds;
    void this.#page.with(({ session }) => setSize(session, width, height));
  }

  revive(): void {
    void this.#page.replace();
  }
}
