import { expect, type Page } from '@playwright/test';
import { axeViolations } from '../../support/axe.ts';

/** Expects axe to find nothing on what is shown now; the dark theme changes nothing but colours. */
export async function expectAccessible(page: Page, { isDark = false } = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light', reducedMotion: 'reduce' });
  expect(await axeViolations(page, isDark ? 'colours' : 'everything')).toEqual([]);
}
