import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
/** More rows than any window of these tests shows, with those kept ready around them. */
const BOUND = 40;
/** A busy computer draws late. */
const PATIENCE = { timeout: 10_000 };

let view: TestWindow;
beforeAll(async () => {
  view = await openWindow({ viewport: { width: 1200, height: 800 } });
});

function rows() {
  return view.page.getByRole('option');
}

function list() {
  return view.page.getByRole('listbox');
}

/** The row that the keyboard is on, as screen readers are told. */
function activeIndex(): Promise<number> {
  return view.page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return Number(document.getElementById(id)?.dataset['index'] ?? -1);
  });
}

function activeText(): Promise<string | null> {
  return view.page.locator('[data-active]').textContent();
}

async function press(key: string): Promise<void> {
  await view.page.keyboard.press(key);
}

describe('an inbox of 20,000 messages', () => {
  beforeEach(async () => {
    await view.show('inbox-long');
    await rows().first().waitFor();
  });

  it('has only the visible rows in the page, wherever it is scrolled to', async () => {
    expect(await rows().count()).toBeLessThan(BOUND);
    for (const share of [0.3, 0.9, 1, 0]) {
      await list().evaluate((scroller, part) => {
        scroller.scrollTop = part * scroller.scrollHeight;
      }, share);
      await expect.poll(() => rows().count(), PATIENCE).toBeLessThan(BOUND);
      await expect.poll(() => view.page.getByRole('option', { name: 'Loading' }).count(), PATIENCE).toBe(0);
    }
  });

  it('fetches the rows in view only', async () => {
    const asked = (await view.sent()).filter(({ name }) => name === 'mail.list');
    expect(asked.map(({ input }) => input)).toEqual([
      {
        connectionId: 'c1',
        folderId: 'inbox',
        offset: 0,
        limit: 100,
        view: { filters: [], grouped: false, expanded: [] },
      },
    ]);
  });

  it('is walked through by keyboard from end to end', async () => {
    await list().focus();
    await press('ArrowDown');
    await press('ArrowDown');
    await expect.poll(activeIndex).toBe(2);
    await press('ArrowUp');
    await expect.poll(activeIndex).toBe(1);
    await press('PageDown');
    await expect.poll(activeIndex).toBeGreaterThan(4);
    await press('End');
    await expect.poll(activeIndex).toBe(19_999);
    await press('ArrowDown');
    await expect.poll(activeIndex).toBe(19_999);
    await press('PageUp');
    await expect.poll(activeIndex).toBeLessThan(19_998);
    await press('Home');
    await expect.poll(activeIndex).toBe(0);
    expect(await rows().count()).toBeLessThan(BOUND);
  });

  it('tells screen readers which message of how many this is', async () => {
    expect(await rows().nth(1).getAttribute('aria-posinset')).toBe('2');
    expect(await rows().nth(1).getAttribute('aria-setsize')).toBe('20000');
  });
});

describe('an inbox', () => {
  beforeEach(async () => {
    await view.show('inbox');
    await rows().first().waitFor();
  });

  it('opens the message under the keyboard with Enter, and marks it as selected', async () => {
    await list().focus();
    await press('ArrowDown');
    await press('Enter');
    await view.page.getByRole('article').waitFor();
    expect(await rows().nth(1).getAttribute('aria-selected')).toBe('true');
  });

  it('is one stop of the Tab key', async () => {
    expect(await list().getAttribute('tabindex')).toBe('0');
    expect(await list().locator('[tabindex]').count()).toBe(0);
  });

  it('names unread messages, attachments, flags and importance in words', async () => {
    const names = await rows().allTextContents();
    expect(names[0]).toContain('Unread.');
    expect(await rows().nth(1).getByLabel('Has attachments').count()).toBe(1);
    expect(await rows().nth(2).getByLabel('Flagged').count()).toBe(1);
    expect(await rows().nth(3).getByLabel('High importance').count()).toBe(1);
  });

  it('gives every time in a form that machines read', async () => {
    const times = await view.page
      .locator('[role=option] time')
      .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
    expect(times.length).toBeGreaterThan(3);
    expect(times.every((time) => !Number.isNaN(Date.parse(time ?? '')))).toBe(true);
  });

  it('keeps the focused message when a newer one arrives above it', async () => {
    await list().focus();
    await press('ArrowDown');
    const before = await activeText();
    await view.page.evaluate(() => {
      const { harness } = window;
      const older = harness.listed;
      harness.answer('mail.list', (input: { offset: number; limit: number }) => older(input, 1));
      harness.setState((state) => ({
        ...state,
        mail: state.mail && {
          ...state.mail,
          open: { ...state.mail.open, revision: 2, loaded: 61, total: 61 },
        },
      }));
    });
    await expect.poll(activeIndex).toBe(2);
    expect(await activeText()).toBe(before);
  });
});

describe('an inbox whose older messages are still on their way', () => {
  it('does not say how long it is', async () => {
    await view.show('inbox-more');
    expect(await rows().first().getAttribute('aria-setsize')).toBe('-1');
  });
});

it('what is on its way is drawn in forced colours as well', async () => {
  await view.page.emulateMedia({ forcedColors: 'active' });
  await view.show('inbox-first');
  const shape = view.page
    .getByRole('status', { name: 'Loading the inbox' })
    .locator('[aria-hidden] > div')
    .first();
  expect(await shape.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  await view.page.emulateMedia({ forcedColors: 'none' });
});
