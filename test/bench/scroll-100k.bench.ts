import type { Page } from 'playwright';
import type { Measurement } from '../../scripts/bench/bench.ts';
import { launchChromium } from '../renderer/harness/browser.ts';
import { buildHarness } from '../renderer/harness/build.ts';
import { serveHarness } from '../renderer/harness/server.ts';
import { installScroller, type Turn } from './scroller.ts';

/**
 * Scrolls the inbox with its 100,000 messages, in the window as it is built for the app, and an empty
 * element of the same height that lies in the same place of the same window. The ratio is the share of
 * frames that came late in the first, less that in the second. Both are scrolled in short turns, one
 * after the other, and the median of their turns counts: what else the computer does meets both alike,
 * and a moment of it neither.
 */
export const name = 'scroll-100k';
export const bound = { atMost: 0.02 };

const ROWS = 100_000;
/** Of each of the two. */
const TURNS = 20;
/** Of one turn: a second and a half. */
const FRAMES = 90;
/** Rows of a window of 800 pixels and those kept ready, with all that is in them and around them. */
const MAX_NODES = 1_500;

export async function run(): Promise<Measurement> {
  await using server = await serveHarness(await buildHarness());
  await using browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await page.goto(`${server.origin}/index.html?scene=mail-100k`);
  await page.getByRole('option').first().waitFor();
  await page.evaluate(installScroller);

  const list: Turn[] = [];
  const empty: Turn[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    // What follows upon what is the same for both.
    const order = turn % 2 === 0 ? ([list, empty] as const) : ([empty, list] as const);
    for (const turns of order) turns.push(await scroll(page, turns === list ? 'list' : 'empty'));
  }

  const shares = (turns: Turn[]) => turns.map(({ late }) => late / FRAMES);
  const [withRows, without] = [median(shares(list)), median(shares(empty))];
  const nodes = Math.max(...list.map((turn) => turn.nodes));
  const bare = list.reduce((sum, turn) => sum + turn.bare, 0);
  const broken = [];
  if (nodes > MAX_NODES) broken.push(`${nodes} nodes in the page, more than ${MAX_NODES}`);
  if (bare > 0) broken.push(`${bare} times no message where one belongs`);
  return {
    ratio: withRows - without,
    raw: {
      rows: ROWS,
      framesPerTurn: FRAMES,
      turns: TURNS,
      withRows,
      without,
      meanWithRows: mean(shares(list)),
      meanWithout: mean(shares(empty)),
      lateWithRows: list.map(({ late }) => late),
      lateWithout: empty.map(({ late }) => late),
      nodes,
      looks: list.reduce((sum, turn) => sum + turn.looks, 0),
      bare,
    },
    broken,
  };
}

function scroll(page: Page, what: 'list' | 'empty'): Promise<Turn> {
  return page.evaluate(([kind, frames]) => window.scrollTurn(kind, frames), [what, FRAMES] as const);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
