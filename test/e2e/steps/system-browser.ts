import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../../scripts/find-chromium.mjs';

/** The person's own browser: an installed one, apart from everything the app runs on. */
export async function openSystemBrowser(url: string): Promise<{ page: Page } & AsyncDisposable> {
  const executablePath = findChromium();
  const browser: Browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
  const page = await browser.newPage();
  await page.goto(url);
  return { page, [Symbol.asyncDispose]: () => browser.close() };
}
