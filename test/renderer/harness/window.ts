import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from './browser.ts';
import { buildHarness } from './build.ts';
import type { HarnessControls, SentCommand } from './fake-connector.ts';
import type { SceneName } from './scenes.ts';
import { type HarnessServer, serveHarness } from './server.ts';

declare global {
  interface Window {
    harness: HarnessControls;
  }
}

/** Building takes most of it. */
const START_TIMEOUT = 120_000;

/** A window of the built renderer in Chromium, under the app's policies. */
export interface TestWindow {
  page: Page;
  origin: string;
  /** Errors and warnings of the console, policy violations among them. */
  complaints: string[];
  /** Addresses that were asked for outside the app's own origin. */
  requests: string[];
  /** Shows a scene anew; nothing is left of the one before. */
  show(scene: SceneName): Promise<void>;
  /** Commands sent since the scene was shown. */
  sent(): Promise<SentCommand[]>;
}

/** Starts the browser and the server for a test file. Answers the way to open a window. */
export function harnessWindows(): (options?: BrowserContextOptions) => Promise<TestWindow> {
  let browser: Browser;
  let server: HarnessServer;
  beforeAll(async () => {
    server = await serveHarness(await buildHarness());
    browser = await launchChromium();
  }, START_TIMEOUT);
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });
  return async (options = {}) => {
    const context = await browser.newContext(options);
    return createWindow(await context.newPage(), server.origin);
  };
}

function createWindow(page: Page, origin: string): TestWindow {
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (entry) => {
    if (entry.type() === 'error' || entry.type() === 'warning') complaints.push(entry.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) requests.push(url);
  });
  return {
    page,
    origin,
    complaints,
    requests,
    async show(scene) {
      complaints.length = 0;
      requests.length = 0;
      await page.goto(`${origin}/index.html?scene=${scene}`);
      await page.locator('h1').first().waitFor();
    },
    sent: () => page.evaluate(() => window.harness.sent),
  };
}
