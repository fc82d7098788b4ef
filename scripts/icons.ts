/**
 * Draws every icon file anew from resources/icons/icon.svg and scripts/icons/tray.ts, with an installed
 * Chromium: `npm run icons`. The results are kept in the repository.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findChromium } from './find-chromium.mjs';
import { ICNS_TYPES, type Picture, toIcns, toIco } from './icons/containers.ts';
import { trayIcons } from './icons/tray.ts';
import { ROOT } from './lib/paths.mjs';
import { sandboxArguments } from './lib/runtime.mjs';

const ICONS = join(ROOT, 'resources', 'icons');
const TRAY = join(ROOT, 'resources', 'tray');
const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** What Apple's template leaves empty around the tile, of 1024. */
const MAC_MARGIN = 100;

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium browser was found.');
  const browser = await chromium.launch({ executablePath, args: sandboxArguments() });
  try {
    const page = await browser.newPage();
    await drawAppIcons(page);
    await drawTrayIcons(page);
  } finally {
    await browser.close();
  }
}

async function drawAppIcons(page: Page): Promise<void> {
  const svg = readFileSync(join(ICONS, 'icon.svg'), 'utf8');
  const macSizes = [...new Set(ICNS_TYPES.map(({ size }) => size))];
  writeFileSync(join(ICONS, 'icon.png'), await draw(page, svg, 1024));
  writeFileSync(join(ICONS, 'icon.ico'), toIco(await drawAll(page, svg, ICO_SIZES)));
  writeFileSync(join(ICONS, 'icon.icns'), toIcns(await drawAll(page, withMargin(svg), macSizes)));
}

async function drawTrayIcons(page: Page): Promise<void> {
  mkdirSync(TRAY, { recursive: true });
  for (const { name, svg } of trayIcons()) {
    writeFileSync(join(TRAY, `${name}.png`), await draw(page, svg, 16));
    writeFileSync(join(TRAY, `${name}@2x.png`), await draw(page, svg, 32));
  }
}

async function drawAll(page: Page, svg: string, sizes: number[]): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const size of sizes) pictures.push({ size, png: await draw(page, svg, size) });
  return pictures;
}

async function draw(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

function withMargin(svg: string): string {
  const side = 1024 + 2 * MAC_MARGIN;
  return svg.replace('viewBox="0 0 1024 1024"', `viewBox="${-MAC_MARGIN} ${-MAC_MARGIN} ${side} ${side}"`);
}

await main();
