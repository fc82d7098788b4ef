import type { Page } from 'playwright';
import { expect } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import type { TestWindow } from '../harness/window.ts';

/** Covers the page or hides it: that was looked at before it was opened. */
const OPENED = '[role=dialog], [role=alertdialog], [role=menu]';
/** The page without the frame that is around every screen. */
const SCREEN = 'main';

/** Expects axe to find nothing on what is shown as it is, or on a part of it. */
export async function expectCleanNow({ page, complaints }: TestWindow, within?: string): Promise<void> {
  expect(await axeViolations(page, 'everything', within)).toEqual([]);
  expect(complaints).toEqual([]);
}

/** Expects axe to find nothing on what is shown, or on what is opened over it, and in the other theme no wrong colour. */
export async function expectClean(view: TestWindow): Promise<void> {
  const opened = (await view.page.locator(OPENED).count()) > 0 ? OPENED : undefined;
  await expectCleanNow(view, opened);
  await changeTheme(view.page);
  // The theme changes nothing but colours.
  expect(await axeViolations(view.page, 'colours', opened ?? SCREEN)).toEqual([]);
}

/** Everything is drawn anew: what comes next is looked at in this theme first. */
async function changeTheme(page: Page): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
}
