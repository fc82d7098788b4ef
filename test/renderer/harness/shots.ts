/**
 * Photographs every scene and pose: `node test/renderer/harness/shots.ts <directory> [scene …]`.
 * For looking at, not for comparing.
 */
import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright';
import { launchChromium } from './browser.ts';
import { buildHarness } from './build.ts';
import { type Pose, type PoseName, poses } from './poses.ts';
import { type SceneName, scenes } from './scenes.ts';
import { serveHarness } from './server.ts';

const SIZES = [
  { width: 1200, height: 800 },
  { width: 800, height: 600 },
];
const COLOR_SCHEMES = ['light', 'dark'] as const;

/** Every picture is of this moment: what did not change looks the same the next time. */
const NOW = '2026-11-27T10:05:00Z';

export interface Shot {
  /** A scene, or a pose of one. */
  of: SceneName | PoseName;
  /** Where the picture goes, by colour scheme. */
  path(colorScheme: 'light' | 'dark'): string;
  viewport: { width: number; height: number };
}

/** Takes every picture in the light and in the dark; complaints of the page go to standard error. */
export async function takeShots(shots: readonly Shot[]): Promise<void> {
  await using server = await serveHarness(await buildHarness());
  await using browser = await launchChromium();
  for (const shot of shots) {
    for (const colorScheme of COLOR_SCHEMES) await shoot(browser, server.origin, { ...shot, colorScheme });
  }
}

type OneShot = Shot & { colorScheme: 'light' | 'dark' };

async function shoot(browser: Browser, origin: string, { of, path, viewport, colorScheme }: OneShot) {
  const pose = (poses as Record<string, Pose>)[of];
  const page = await browser.newPage({ viewport, colorScheme, timezoneId: 'UTC', locale: 'en-US' });
  const file = path(colorScheme);
  page.on('console', (entry) => {
    // The frame of a message runs no script, not even the one that holds the clock.
    const isClock = entry.text().startsWith('Blocked script execution');
    if (['error', 'warning'].includes(entry.type()) && !isClock) console.error(file, entry.text());
  });
  page.on('pageerror', (error) => console.error(file, error.message));
  await page.clock.setFixedTime(NOW);
  // A screen is read when it is first shown: until nothing more is asked for it may still be on its way.
  await page.goto(`${origin}/index.html?scene=${pose?.scene ?? of}`, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor();
  await pose?.act(page);
  await page.waitForTimeout(600);
  await page.screenshot({ path: file });
  await page.close();
}

async function main([directory = '/tmp/shots', ...names]: string[]): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const all = [...Object.keys(scenes), ...Object.keys(poses)] as Shot['of'][];
  const chosen = names.length > 0 ? (names as Shot['of'][]) : all;
  await takeShots(
    chosen.flatMap((of) =>
      SIZES.map((viewport) => ({
        of,
        viewport,
        path: (colorScheme) => `${directory}/${of}-${colorScheme}-${viewport.width}.png`,
      })),
    ),
  );
}

if (import.meta.main) await main(process.argv.slice(2));
