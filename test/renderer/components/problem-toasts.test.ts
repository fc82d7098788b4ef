import { beforeAll, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

it('a problem that comes twice is shown once, is reached by key, and gives the focus back', async () => {
  await view.show('inbox');
  await view.page.evaluate(() => window.harness.fail('connection.sync', 'unavailable'));
  const sync = view.page.getByRole('button', { name: 'Sync now' });
  await sync.focus();
  await view.page.keyboard.press('Enter');
  const details = view.page.getByRole('button', { name: 'What can I do?' });
  await details.waitFor();
  await view.page.keyboard.press('Enter');
  await expect
    .poll(async () => (await view.sent()).filter(({ name }) => name === 'connection.sync').length)
    .toBe(2);
  await view.page.keyboard.press('F6');
  await view.page.locator('[aria-label="Problems"] :focus').waitFor();
  expect(await details.count()).toBe(1);
  await details.focus();
  await view.page.keyboard.press('Enter');
  await view.page.getByRole('dialog').waitFor();
  await view.page.keyboard.press('Escape');
  await view.page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => sync.evaluate((button) => button === document.activeElement)).toBe(true);
});
