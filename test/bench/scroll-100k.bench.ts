import type { Page } from 'playwright';
import type { Measurement } from '../../scripts/bench/bench.ts';
import { launchChromium } from '../renderer/harness/browser.ts';
import { buildHarness } from '../renderer/harness/build.ts';
import { serveHarness } from '../renderer/harness/server.ts';

/**
 * Scrolls through a list of 100,000 messages in Chromium and through an empty one of the same height:
 * share of frames over 16.7 ms in the first, and how many points that is above the second. The ratio is
 * those points; both lists are scrolled in turns, and the better half of the turns counts, so that what
 * else the computer does weighs the same on both.
 */
export const name = 'scroll-100k';
export const bound = { atMost: 0.02 };

/** Frames of one turn. */
const FRAMES = 180;
const TURNS = 2;
/** Pixels a frame: a fast flick of the wheel. */
const STEP = 120;
const ROW_HEIGHT = 88;
/** Rows of a window of 800 pixels and those kept ready, with all that is in them. */
const MAX_NODES = 3_000;

interface Turn {
  slowShare: number;
  nodes: number;
}

export async function run(): Promise<Measurement> {
  await using server = await serveHarness(await buildHarness());
  await using browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const list: Turn[] = [];
  const empty: Turn[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.goto(`${server.origin}/index.html?scene=mail-100k`);
    await page.getByRole('option').first().waitFor();
    list.push(await scroll(page, '[role=listbox]'));
    await page.evaluate(showEmpty, 100_000 * ROW_HEIGHT);
    empty.push(await scroll(page, '#empty'));
  }
  const [withRows, without] = [better(list), better(empty)];
  const nodes = Math.max(...list.map((turn) => turn.nodes));
  return {
    ratio: withRows - without,
    raw: { rows: 100_000, frames: FRAMES, turns: TURNS, list, empty, withRows, without, nodes },
    broken: nodes > MAX_NODES ? [`${nodes} nodes in the page, more than ${MAX_NODES}`] : [],
  };
}

/** Mean of the better half. */
function better(turns: Turn[]): number {
  const sorted = turns.map(({ slowShare }) => slowShare).sort((a, b) => a - b);
  const half = sorted.slice(0, Math.ceil(sorted.length / 2));
  return half.reduce((sum, share) => sum + share, 0) / half.length;
}

/** In place of the app: an element of the same height, with nothing in it. */
function showEmpty(height: number): void {
  document.body.replaceChildren();
  const scroller = document.createElement('div');
  scroller.style.cssText = 'height: 100vh; overflow-y: auto; contain: strict';
  const sizer = document.createElement('div');
  sizer.id = 'empty';
  sizer.style.height = `${height}px`;
  scroller.append(sizer);
  document.body.append(scroller);
}

function scroll(page: Page, selector: string): Promise<Turn> {
  return page.evaluate(
    ({ selector: content, frames, step }) =>
      new Promise<Turn>((resolve) => {
        const scroller = document.querySelector(content)?.parentElement as HTMLElement;
        let [count, slow, nodes] = [0, 0, 0];
        let last = performance.now();
        const next = (now: number) => {
          // A frame that comes on time may be a little late by the clock.
          if (count > 0 && now - last > 16.7 * 1.5) slow += 1;
          last = now;
          count += 1;
          if (count % 40 === 0) nodes = Math.max(nodes, document.getElementsByTagName('*').length);
          if (count > frames) resolve({ slowShare: slow / frames, nodes });
          else {
            scroller.scrollTop += step;
            requestAnimationFrame(next);
          }
        };
        requestAnimationFrame(next);
      }),
    { selector, frames: FRAMES, step: STEP },
  );
}
