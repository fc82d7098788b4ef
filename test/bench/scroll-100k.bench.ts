import type { Page } from 'playwright';
import type { Measurement } from '../../scripts/bench/bench.ts';
import { launchChromium } from '../renderer/harness/browser.ts';
import { buildHarness } from '../renderer/harness/build.ts';
import { serveHarness } from '../renderer/harness/server.ts';
import { frameCosts } from './frame-costs.ts';
import { installScroller, type Turn } from './scroller.ts';

/**
 * Scrolls the inbox with its 100,000 messages, in the window as it is built for the app, and an empty
 * element of the same height that lies in the same place of the same window. The ratio is the share of
 * frames over 16.7 ms in the first, less that in the second. Both are scrolled in short turns, one after
 * the other, and the median of their turns counts: a moment of something else meets neither.
 *
 * A computer that is so busy that it does not even draw the empty element in time says nothing by the
 * clock: whoever has more to draw waits longer for the processor. Then the frames count that took the page
 * itself more than 16.7 ms of the processor. Both numbers are always told, and which one counts.
 */
export const name = 'scroll-100k';
export const bound = { atMost: 0.02 };

const ROWS = 100_000;
/** Of each of the two. */
const TURNS = 16;
/** Of one turn: a second and a half. */
const FRAMES = 90;
/** Milliseconds that a frame may take, at 60 a second. */
const BUDGET = 16.7;
/** Share of late frames of the empty element above which the computer is too busy to measure by the clock. */
const BUSY = 0.02;
/** Turns in which is measured what the frames cost. */
const COST_TURNS = 3;
/** Rows of a window of 800 pixels and those kept ready, with all that is in them and around them. */
const MAX_NODES = 1_500;

type What = 'list' | 'empty';

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

  const costs: Record<What, number[]> = { list: [], empty: [] };
  for (let turn = 0; turn < COST_TURNS; turn += 1) {
    for (const what of ['list', 'empty'] as const)
      costs[what].push(...(await frameCosts(browser, page, () => scroll(page, what))));
  }

  const shares = (turns: Turn[]) => turns.map(({ late }) => late / FRAMES);
  const overBudget = (what: What) => costs[what].filter((cost) => cost > BUDGET).length / costs[what].length;
  const isBusy = mean(shares(empty)) > BUSY;
  const byClock = { withRows: median(shares(list)), without: median(shares(empty)) };
  const byCost = { withRows: overBudget('list'), without: overBudget('empty') };
  const { withRows, without } = isBusy ? byCost : byClock;
  const nodes = Math.max(...list.map((turn) => turn.nodes));
  const bare = list.reduce((sum, turn) => sum + turn.bare, 0);
  const broken: string[] = [];
  if (nodes > MAX_NODES) broken.push(`${nodes} nodes in the page, more than ${MAX_NODES}`);
  if (costs.list.length < FRAMES) broken.push('no frames in the trace');
  if (bare > 0) broken.push(`${bare} times no message where one belongs`);
  return {
    ratio: withRows - without,
    raw: {
      rows: ROWS,
      framesPerTurn: FRAMES,
      turns: TURNS,
      counts: isBusy ? 'byCost: the computer was busy with other things' : 'byClock',
      byClock,
      byCost,
      costFrames: costs.list.length,
      medianCostMs: { withRows: median(costs.list), without: median(costs.empty) },
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

function scroll(page: Page, what: What): Promise<Turn> {
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
