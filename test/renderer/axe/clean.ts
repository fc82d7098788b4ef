import type { Page } from 'playwright';
import { expect } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import type { TestWindow } from '../harness/window.ts';

/** Covers the page or hides it: that was looked at before it was opened. */
const OPENED = '[role=dialog], [role=alertdialog], [role=menu]';

/** Expects axe to find nothing on what is shown as it is, or on a part of it. */
export async function expectCleanNow({ page, complaints }: TestWindow, within?: string): Promise<void> {
  expect(await axeViolations(page, within)).toEqual([]);
  expect(complaints).toEqual([]);
}

/**
 * Expects axe to find nothing on what is shown, or on what is opened over it. What comes next is looked at in the
 * other theme: places are many, and most of what they are made of is in several of them.
 */
export async function expectClean(view: TestWindow): Promise<void> {
  const isOpened = (await view.page.locator(OPENED).count()) > 0;
  await expectCleanNow(view, isOpened ? OPENED : undefined);
  await changeTheme(view.page);
}

/** With nothing on screen: all that is there would be drawn anew. */
async function changeTheme(page: Page): Promise<void> {
  await page.evaluate(() => window.harness.clear());
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
}
