import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** A mail in its frame is its sender's. Fluent's focus traps pass every focus they get on at once. */
const FOREIGN = ['iframe', '[data-tabster-dummy]'];
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Expects axe to find nothing on what is shown now; the dark theme changes nothing but colours. */
export async function expectAccessible(page: Page, { isDark = false } = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light', reducedMotion: 'reduce' });
  expect(await violations(page, isDark ? ['color-contrast'] : undefined)).toEqual([]);
}

/** What is wrong, as "rule: element". */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await finishAnimations(page);
  // Legacy mode stays in this page: the other one opens a blank page, and the app opens none.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  for (const selector of FOREIGN) builder.exclude(selector);
  const { violations: found } = await (rules ? builder.withRules(rules) : builder.withTags(LEVELS)).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

/** Colours are measured when nothing fades any more; spinners turn for ever. */
function finishAnimations(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    }
  });
}
