import { type Browser, chromium } from 'playwright';
import { findHeadlessChromium } from '../../../scripts/find-chromium.mjs';

/** A headless Chromium: the machine's own where there is one, else Playwright's. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findHeadlessChromium();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--force-prefers-reduced-motion',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
