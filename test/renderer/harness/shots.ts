/**
 * Photographs every scene and pose: `node test/renderer/harness/shots.ts <directory> [scene …]`.
 * For looking at, not for comparing.
 */
import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright';
import { launchChromium } from './browser.ts';
import { buildHarness } from './build.ts';
import { type Pose, poses } from './poses.ts';
import { scenes } from './scenes.ts';
import { serveHarness } from './server.ts';

const SIZES = [
  { width: 1200, height: 800 },
  { width: 800, height: 600 },
];

interface Shot {
  url: string;
  path: string;
  options: object;
  pose: Pose | undefined;
}

async function shoot(browser: Browser, { url, path, options, pose }: Shot): Promise<void> {
  const page = await browser.newPage(options);
  page.on(
    'console',
    (entry) => ['error', 'warning'].includes(entry.type()) && console.error(path, entry.text()),
  );
  page.on('pageerror', (error) => console.error(path, error.message));
  await page.goto(url);
  await page.locator('h1').first().waitFor();
  await pose?.act(page);
  await page.waitForTimeout(600);
  await page.screenshot({ path });
  await page.close();
}

async function main([directory = '/tmp/shots', ...names]: string[]): Promise<void> {
  mkdirSync(directory, { recursive: true });
  await using server = await serveHarness(await buildHarness());
  await using browser = await launchChromium();
  for (const name of names.length > 0 ? names : [...Object.keys(scenes), ...Object.keys(poses)]) {
    const pose = (poses as Record<string, Pose>)[name];
    const url = `${server.origin}/index.html?scene=${pose?.scene ?? name}`;
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const viewport of SIZES) {
        const path = `${directory}/${name}-${colorScheme}-${viewport.width}.png`;
        await shoot(browser, { url, path, options: { colorScheme, viewport }, pose });
      }
    }
  }
}

if (import.meta.main) await main(process.argv.slice(2));
