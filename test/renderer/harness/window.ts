import type { Browser, Page } from 'playwright';
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
const USUAL_SIZE = { width: 1280, height: 720 };

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

/** How a window is opened where it differs from the usual. */
export interface WindowLook {
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** Done to the page before it loads anything; the window is the test file's own then. */
  prepare?: (page: Page) => Promise<void>;
}

/** The browser and the server of this process: its test files share them, and the windows that are free. */
interface Harness {
  browser: Browser;
  server: HarnessServer;
  free: TestWindow[];
}
let harness: Promise<Harness> | undefined;

function sharedHarness(): Promise<Harness> {
  harness ??= (async () => {
    const server = await serveHarness(await buildHarness());
    return { server, browser: await launchChromium(), free: [] };
  })();
  return harness;
}

/** Answers the way to get a window; at the end of a test file its windows go to the next one. */
export function harnessWindows(): (look?: WindowLook) => Promise<TestWindow> {
  const taken: TestWindow[] = [];
  const own: TestWindow[] = [];
  beforeAll(async () => {
    await sharedHarness();
  }, START_TIMEOUT);
  afterAll(async () => {
    const { free } = await sharedHarness();
    for (const view of taken.splice(0)) {
      await view.page.unrouteAll();
      free.push(view);
    }
    for (const view of own.splice(0)) await view.page.close();
  });
  return async ({ colorScheme = 'light', viewport = USUAL_SIZE, prepare } = {}) => {
    const { browser, server, free } = await sharedHarness();
    // A new one compiles the app's scripts anew.
    const used = prepare ? undefined : free.pop();
    const view = used ?? createWindow(await browser.newPage(), server.origin);
    (prepare ? own : taken).push(view);
    await prepare?.(view.page);
    await view.page.setViewportSize(viewport);
    // Nobody looks: nothing moves.
    await view.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    return view;
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
      // Loading anew costs most of a test.
      if (page.url().startsWith(origin)) await page.evaluate((name) => window.harness.show(name), scene);
      else await page.goto(`${origin}/index.html?scene=${scene}`);
      await page.locator('h1').first().waitFor();
    },
    sent: () => page.evaluate(() => window.harness.sent),
  };
}
