import type { Page } from 'playwright';

/** As much of React's own tree as is read here. */
interface Fiber {
  type: unknown;
  /** Bit 0: its component ran in this commit. */
  flags: number;
  alternate: Fiber | null;
  child: Fiber | null;
  sibling: Fiber | null;
  stateNode: unknown;
}

declare global {
  interface Window {
    /** Text of every element of the kind looked for whose component ran, in order. */
    drawn: string[];
    /** Commits of React that were seen. */
    commits: number;
    __REACT_DEVTOOLS_GLOBAL_HOOK__: object;
  }
}

/**
 * Notes in `window.drawn` whose components ran: those that begin with one of these elements. React calls the
 * developer tools' hook after each commit, in the production build too. To be called before the page is opened.
 */
export async function watchDrawn(page: Page, elements: readonly string[]): Promise<void> {
  await page.addInitScript((looked) => {
    window.drawn = [];
    window.commits = 0;
    const isLooked = ({ type }: Fiber) => typeof type === 'string' && looked.includes(type);
    /** Children that are the same objects as before were not even looked at. */
    function visit(fiber: Fiber, before: Fiber | null): void {
      const { child } = fiber;
      const hasRun = typeof fiber.type !== 'string' && (fiber.flags & 1) !== 0;
      if (hasRun && child && isLooked(child)) {
        window.drawn.push((child.stateNode as HTMLElement).textContent ?? '');
      }
      if (before && before.child === child) return;
      for (let next = child; next; next = next.sibling) visit(next, next.alternate);
    }
    window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot(_id: number, { current }: { current: Fiber }) {
        window.commits++;
        visit(current, current.alternate);
      },
      onCommitFiberUnmount() {},
      onPostCommitFiberRoot() {},
    };
  }, elements);
}
