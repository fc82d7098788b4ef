import type { Locator, Page } from '@playwright/test';

/** More stops than any screen has. */
const MAX_STOPS = 80;

/** Presses Tab until the focus is on `target`, as somebody without a mouse gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

async function isFocused(target: Locator): Promise<boolean> {
  const [first] = await target.elementHandles();
  return (await first?.evaluate((element) => element === document.activeElement)) === true;
}

/** Tabs to a control and presses Enter on it. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Tabs to a field and types. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.insertText(text);
}
