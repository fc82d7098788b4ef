import { beforeAll, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow({ viewport: { width: 1200, height: 800 } });
});

const matrix = () => view.page.getByRole('region', { name: 'Checks of all mailboxes' });
const press = (key: string) => view.page.keyboard.press(key);
const place = () => view.page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell']);

async function showAll(width: number, height: number): Promise<void> {
  await view.page.setViewportSize({ width, height });
  await view.show('overview-all-checks');
  await view.page.getByRole('tab', { name: 'Checks' }).click();
  await view.page.locator('[data-cell="0 0"]').focus();
}

/** What is between the names and the right edge, below the headings. */
async function isInSight(): Promise<boolean> {
  const name = await matrix()
    .getByRole('columnheader', { name: 'Mailbox', exact: true })
    .last()
    .boundingBox();
  const frame = await matrix().boundingBox();
  const cell = await view.page.locator(':focus').boundingBox();
  if (!name || !frame || !cell) return false;
  const [left, top] = [name.x + name.width, name.y + name.height];
  const isBeside = cell.x >= left && cell.x + cell.width <= frame.x + frame.width + 1;
  return isBeside && cell.y >= top && cell.y + cell.height <= frame.y + frame.height + 1;
}

describe('the matrix of all checks there are', () => {
  it('is in sight as a whole in a window of the usual width', async () => {
    await showAll(1200, 800);
    expect(await matrix().getByRole('columnheader').count()).toBe(4 + 1 + 26);
    expect(await matrix().evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  });

  it('shows the cell that the keyboard is on in a small window, beside the names and below the headings', async () => {
    await showAll(800, 600);
    expect(await matrix().evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
    const walk = [
      ['End', '0 25'],
      ['Home', '0 0'],
      ['Control+End', '29 25'],
      ['ArrowLeft', '29 24'],
      ['PageUp', '19 24'],
      ['Control+Home', '0 0'],
    ] as const;
    for (const [key, cell] of walk) {
      await press(key);
      expect(await place(), key).toBe(cell);
      expect(await isInSight(), key).toBe(true);
    }
  });

  it('tells in a cell what was looked at, the verdict, and what was found', async () => {
    await showAll(1200, 800);
    const failed = view.page.getByRole('button', { name: 'Consent: Failed' });
    expect(await failed.getAttribute('title')).toBe(
      'Consent to the permissions: Failed. An administrator has to agree first.',
    );
  });
});
