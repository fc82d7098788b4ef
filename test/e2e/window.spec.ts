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

test('the look follows the system', async ({ launch }) => {
  const light = await launch({ colorScheme: 'light' });
  const bright = await light.window();
  await expect(heading(bright, 'Mailbox Connector')).toBeVisible();
  const lightColour = await background(bright);
  await light.close();
  const dark = await (await launch({ colorScheme: 'dark' })).window();
  await expect(heading(dark, 'Mailbox Connector')).toBeVisible();
  expect(await dark.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  expect(await background(dark)).not.toBe(lightColour);
});
