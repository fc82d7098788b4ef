import type { Locator } from 'playwright';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
/** A busy computer draws late. */
const PATIENCE = { timeout: 10_000 };

let view: TestWindow;
beforeAll(async () => {
  view = await openWindow({ viewport: { width: 1200, height: 800 } });
});

const rows = () => view.page.getByRole('option');
const press = (key: string) => view.page.keyboard.press(key);
const tool = (name: string) =>
  view.page.getByRole('toolbar', { name: 'Messages' }).getByRole('button', { name, exact: true });

/** Changes that were asked for, without the names of the actions. */
async function changes(): Promise<unknown[]> {
  const sent = await view.sent();
  return sent
    .filter(({ name }) => name === 'mail.change')
    .map(({ input }) => (input as { change: unknown }).change);
}

async function inputsOf(command: string): Promise<unknown[]> {
  return (await view.sent()).filter(({ name }) => name === command).map(({ input }) => input);
}

describe('the mail screen', () => {
  beforeEach(async () => {
    await view.show('inbox');
    await rows().first().click();
  });

  it('gives the open message more room than the list, and the list more than the folders', async () => {
    const width = async (part: Locator) => (await part.boundingBox())?.width ?? 0;
    const reading = await width(view.page.getByRole('article', { name: 'Message' }));
    const list = await width(view.page.getByRole('region', { name: 'Inbox' }));
    const folders = await width(view.page.getByRole('navigation', { name: 'Folders' }));
    expect(reading).toBeGreaterThan(460);
    expect(list).toBeGreaterThan(folders);
  });

  it.each([
    ['Control+q', { kind: 'read', ids: ['m0'], on: true }],
    ['Control+u', { kind: 'read', ids: ['m0'], on: false }],
    ['Insert', { kind: 'flag', ids: ['m0'], on: true }],
    ['Delete', { kind: 'move', ids: ['m0'], to: 'f-deleted' }],
  ])('obeys %s', async (key, change) => {
    await press(key);
    await expect.poll(changes, PATIENCE).toEqual([change]);
  });

  it('changes all that is selected, also what was never seen', async () => {
    await press('Control+a');
    await expect.poll(() => inputsOf('mail.ids'), PATIENCE).toHaveLength(1);
    await view.page.getByText('60 messages selected').first().waitFor();
    await tool('Mark as read').click();
    const [change] = (await changes()) as { ids: string[] }[];
    expect(change?.ids).toHaveLength(60);
  });

  it('selects with Ctrl and a range with Shift', async () => {
    await rows()
      .nth(2)
      .click({ modifiers: ['Control'] });
    await press('Delete');
    await expect.poll(changes, PATIENCE).toEqual([{ kind: 'move', ids: ['m0', 'm2'], to: 'f-deleted' }]);
    await rows().nth(1).click();
    await rows()
      .nth(3)
      .click({ modifiers: ['Shift'] });
    await expect.poll(() => inputsOf('mail.ids'), PATIENCE).toMatchObject([{ offset: 1, limit: 3 }]);
  });

  it('outlives that the last row of the list leaves it', async () => {
    await press('End');
    await view.page.evaluate(() =>
      window.harness.setState((state) => ({
        ...state,
        mail: state.mail && {
          ...state.mail,
          open: { ...state.mail.open, revision: 2, loaded: 1, total: 1 },
        },
      })),
    );
    await expect.poll(() => rows().count(), PATIENCE).toBe(1);
    expect(view.complaints.filter((text) => !text.includes('TrustedScript'))).toEqual([]);
  });

  it('undoes the last change with Ctrl+Z, and says so', async () => {
    await press('Control+q');
    await view.page.getByText('1 message marked as read').first().waitFor();
    await press('Control+z');
    await expect.poll(() => inputsOf('mail.undo'), PATIENCE).toHaveLength(1);
  });

  it('undoes from its notice what that notice says, and gives the focus back to the list', async () => {
    await press('Control+q');
    await press('Insert');
    const actionIds = async () =>
      (await inputsOf('mail.change')).map((input) => (input as { actionId: string }).actionId);
    await expect.poll(async () => (await actionIds()).length, PATIENCE).toBe(2);
    const notice = view.page.getByRole('region', { name: '1 message marked as read' });
    await notice.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(() => inputsOf('mail.undo'), PATIENCE)
      .toMatchObject([{ actionId: (await actionIds())[0] }]);
    await notice.waitFor({ state: 'detached' });
    await press('Delete');
    await expect.poll(changes, PATIENCE).toHaveLength(3);
  });

  it('says what failed, and tries it again', async () => {
    await view.page.evaluate(() => window.harness.fail('mail.change', 'offline'));
    await press('Delete');
    await view.page.getByText('1 message was not moved.').first().waitFor();
    await view.page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(async () => (await changes()).length, PATIENCE).toBe(2);
  });

  it('moves to the folder whose name is typed', async () => {
    await press('Control+Shift+V');
    await view.page.getByLabel('Find a folder').fill('proj');
    await press('Enter');
    await expect.poll(changes, PATIENCE).toEqual([{ kind: 'move', ids: ['m0'], to: 'f-projects' }]);
  });

  it('opens folders from the tree with the keyboard', async () => {
    await view.page.getByRole('treeitem', { name: /^Inbox/ }).focus();
    await press('ArrowDown');
    await press('Enter');
    await expect
      .poll(() => inputsOf('mail.open'), PATIENCE)
      .toEqual([{ connectionId: 'c1', folderId: 'f-projects' }]);
  });

  it('looks once the typing pauses, and lists its keys', async () => {
    await press('Control+e');
    await view.page.keyboard.type('rotterdam', { delay: 10 });
    await expect
      .poll(() => inputsOf('mail.search'), PATIENCE)
      .toEqual([{ connectionId: 'c1', text: 'rotterdam', folderId: 'inbox' }]);
    await rows().first().click();
    await press('?');
    await view.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  });
});

describe('a mailbox with more folders than are shown', () => {
  const note = () => view.page.getByRole('note');
  const search = () => view.page.getByRole('searchbox', { name: 'Search mail' });

  async function searchEverywhere(): Promise<void> {
    await note().getByText('2,000 are, and there are more.').waitFor();
    await note().getByRole('button', { name: 'Search all folders' }).click();
    await expect.poll(() => search().evaluate((box) => box === document.activeElement), PATIENCE).toBe(true);
    await view.page.keyboard.type('rotterdam', { delay: 10 });
    await expect
      .poll(() => inputsOf('mail.search'), PATIENCE)
      .toEqual([{ connectionId: 'c1', text: 'rotterdam', folderId: null }]);
  }

  it('says so below them, and searches in all', async () => {
    await view.show('mail-many-folders');
    await searchEverywhere();
  });

  it('says so in the drawer of a small window', async () => {
    const before = view.page.viewportSize() ?? { width: 1200, height: 800 };
    await view.page.setViewportSize({ width: 800, height: 600 });
    onTestFinished(() => view.page.setViewportSize(before));
    await view.show('mail-many-folders');
    await view.page.getByRole('button', { name: 'Folders', exact: true }).click();
    await searchEverywhere();
  });

  it('draws a long level part by part, by keyboard too', async () => {
    await view.show('mail-many-folders');
    const folders = view.page.getByRole('tree', { name: 'Folders' }).getByRole('treeitem');
    await folders.first().focus();
    await press('End');
    await expect.poll(() => folders.count(), PATIENCE).toBe(101);
    await press('Enter');
    await expect.poll(() => folders.count(), PATIENCE).toBe(201);
  });

  it('says so where mail is moved', async () => {
    await view.show('mail-many-folders');
    await rows().first().click();
    await press('Control+Shift+V');
    await view.page
      .getByRole('dialog')
      .getByText(/^These are 2,000 of more folders/)
      .waitFor();
  });
});

describe('an open message that covers the list', () => {
  it.each(['Delete', 'Control+Shift+V'])('gives the focus to the list when %s takes it away', async (key) => {
    const before = view.page.viewportSize() ?? { width: 1200, height: 800 };
    await view.page.setViewportSize({ width: 800, height: 600 });
    onTestFinished(() => view.page.setViewportSize(before));
    await view.show('inbox');
    await rows().first().click();
    await view.page.getByRole('button', { name: 'Back to the list' }).waitFor();
    await press(key);
    if (key !== 'Delete') {
      await view.page.getByLabel('Find a folder').fill('proj');
      await press('Enter');
      await view.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    const focused = () => view.page.evaluate(() => document.activeElement?.getAttribute('role'));
    await expect.poll(focused, PATIENCE).toBe('listbox');
    await press('Control+z');
    await expect.poll(() => inputsOf('mail.undo'), PATIENCE).toHaveLength(1);
  });
});

describe('a notification about one message', () => {
  it('leads to that message', async () => {
    await view.show('inbox');
    await view.page.evaluate(() =>
      window.harness.setState((state) => ({
        ...state,
        place: { screen: 'connection', tab: 'inbox', messageId: 'm2', visit: state.place.visit + 1 },
      })),
    );
    await expect
      .poll(() => inputsOf('mail.message'), PATIENCE)
      .toEqual([{ connectionId: 'c1', messageId: 'm2' }]);
    await view.page.getByRole('article', { name: 'Message' }).waitFor();
  });
});

describe('looking for mail', () => {
  const box = () => view.page.getByRole('searchbox', { name: 'Search mail' });

  it('goes on typing while what was found comes in', async () => {
    await view.show('inbox');
    await press('Control+e');
    await view.page.evaluate(() => {
      const { harness } = window;
      harness.answer('mail.search', ({ text }: { text: string }) =>
        harness.setState((state) => ({
          ...state,
          mail: state.mail && {
            ...state.mail,
            search: { text, folderId: 'inbox', status: 'done', found: 3, revision: 9, problem: null },
          },
        })),
      );
    });
    await box().focus();
    await view.page.keyboard.type('rott');
    await view.page.getByText('3 found').waitFor();
    await view.page.keyboard.type('erdam');
    expect(await box().inputValue()).toBe('rotterdam');
    await expect
      .poll(async () => (await inputsOf('mail.search')).at(-1))
      .toMatchObject({ text: 'rotterdam' });
    await press('Escape');
    await expect.poll(async () => (await inputsOf('mail.search')).at(-1)).toMatchObject({ text: '' });
  });

  it('adds one filter to another, each with the keyboard', async () => {
    await view.show('inbox');
    for (const name of ['Unread', 'Flagged']) {
      const filter = view.page.getByRole('group', { name: 'Show only' }).getByRole('button', { name });
      await filter.focus();
      await press('Space');
      await expect.poll(() => filter.getAttribute('aria-pressed'), PATIENCE).toBe('true');
      expect(await filter.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    await expect
      .poll(async () => (await inputsOf('mail.list')).at(-1), PATIENCE)
      .toMatchObject({ view: { filters: ['unread', 'flagged'] } });
  });
});

describe('a connection that may only read', () => {
  it('greys out what it may not do, says why, and offers more', async () => {
    await view.show('mail-read-only');
    await rows().first().click();
    expect(await tool('Delete').getAttribute('aria-disabled')).toBe('true');
    expect(await tool('Delete').getAttribute('title')).toContain('may only read');
    await press('Delete');
    expect(await changes()).toEqual([]);
    await view.page.getByRole('button', { name: 'Allow changes…' }).click();
    await expect
      .poll(() => inputsOf('signIn.start'), PATIENCE)
      .toEqual([{ target: 'c1', flow: 'usual', access: 'read-write' }]);
  });
});
