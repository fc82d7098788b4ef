import type { Locator } from 'playwright';

/** How long the news of the closed page may take after the news of the failed click, in milliseconds. */
const CLOSE_TIMEOUT = 5000;

/** Clicks what may close its page before Playwright has finished the click: that is success, not a failure. */
export async function clickAway(target: Locator): Promise<void> {
  const page = target.page();
  await target.click({ noWaitAfter: true }).catch(async (error: unknown) => {
    if (page.isClosed()) return;
    await page.waitForEvent('close', { timeout: CLOSE_TIMEOUT }).catch(() => {
      throw error;
    });
  });
}
