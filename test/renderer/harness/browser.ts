import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** A headless Chromium: the machine's own where there is one, else Playwright's. */
export function launchChromium(): Promise<Browser> {
  const path = process.env['CHROMIUM_PATH'] ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);
  return chromium.launch({
    ...(path ? { executablePath: path } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
