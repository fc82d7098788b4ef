import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { heading } from './steps/wizard.ts';

const sizeOf = (page: Page) => page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
const background = (page: Page) =>
  page.locator('main').evaluate((element) => {
    const parent = element.closest('[class]') ?? element;
    return getComputedStyle(parent.parentElement ?? parent).backgroundColor;
  });

test('the window opens in the size it was left in', async ({ launch }) => {
  const first = await launch({ size: { width: 900, height: 640 } });
  const page = await first.window();
  await expect.poll(async () => (await sizeOf(page)).width).toBeLessThan(950);
  const left = await sizeOf(page);
  await first.close();
  const again = await (await launch()).window();
  await expect.poll(() => sizeOf(again)).toEqual(left);
});

test('the look follows the system, from the start and while the app runs', async ({ launch }) => {
  const page = await (await launch({ colorScheme: 'dark' })).window();
  await expect(heading(page, 'Mailbox Connector')).toBeVisible();
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  const dark = await background(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => background(page)).not.toBe(dark);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => background(page)).toBe(dark);
});
