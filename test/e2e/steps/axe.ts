import { expect, type Page } from '@playwright/test';
import { axeViolations } from '../../support/axe.ts';

/** Expects axe to find nothing on what is shown now. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await axeViolations(page, 'everything')).toEqual([]);
}

/** The same in the other theme, which changes nothing but colours; what comes next is looked at in that one first. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await expectAccessible(page);
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  expect(await axeViolations(page, 'colours')).toEqual([]);
}
