import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright';

/** A mail in its frame is its sender's. Fluent's focus traps pass every focus they get on at once. */
const FOREIGN = ['iframe', '[data-tabster-dummy]'];
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on what a page shows now, as "rule: element". axe itself goes into the page once per document,
 * and nothing is computed that nobody reads: both make a walk through all screens three times as fast as through
 * axe's own builder. `within`: selector of the part that is looked at, e.g. a menu that covers others.
 */
export async function axeViolations(page: Page, within?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // Fluent hides what lies behind a dialog a moment after it has opened.
  await page.waitForFunction(
    () => !document.querySelector('[aria-modal=true]') || document.querySelector('#root[aria-hidden=true]'),
  );
  const options = { within, foreign: FOREIGN, runOnly: LEVELS };
  return page.evaluate(async ({ within: part, foreign, runOnly }) => {
    const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
    await nextFrame();
    await nextFrame();
    // Colours are measured when the theme is in place and nothing fades any more; spinners turn for ever.
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    }
    const { axe: inPage } = window as unknown as {
      axe: { run(context: object, options: object): Promise<AxeResults> };
    };
    const exclude = foreign.map((selector) => [selector]);
    const context = part === undefined ? { exclude } : { include: [[part]], exclude };
    const { violations } = await inPage.run(context, {
      runOnly,
      resultTypes: ['violations'],
      iframes: false,
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, options);
}
