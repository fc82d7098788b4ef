import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

export const inboxRows = (page: Page): Locator => page.getByRole('option');

/** Opens the message with this subject and waits until its head is there. */
export async function openMessage(page: Page, subject: string): Promise<Locator> {
  await inboxRows(page).filter({ hasText: subject }).first().click();
  const message = page.getByRole('article', { name: 'Message' });
  await expect(message.getByRole('heading', { level: 2, name: subject })).toBeVisible();
  return message;
}

/** The frame an HTML body is shown in. */
export const mailFrame = (page: Page): FrameLocator => page.frameLocator('iframe[title="Message body"]');

/** Asks for a round at once instead of waiting for the next one. */
export const syncNow = (page: Page) => page.getByRole('button', { name: 'Sync now' }).click();
