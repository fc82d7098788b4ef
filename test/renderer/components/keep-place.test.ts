import { beforeAll, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const button = (name: string | RegExp) => view.page.getByRole('button', { name, exact: true });

/** Waits until something has the focus again; answers its tag and the beginning of its words. */
async function focused(): Promise<string> {
  const words = await view.page.waitForFunction(() => {
    const { activeElement, body } = document;
    if (!activeElement || activeElement === body) return null;
    return `${activeElement.localName}: ${(activeElement.textContent ?? '').slice(0, 40)}`;
  });
  return (await words.jsonValue()) ?? '';
}

/** By keyboard, as somebody does who needs to know where it is. */
async function press(name: string): Promise<void> {
  await button(name).focus();
  await view.page.keyboard.press('Enter');
}

describe('the focus', () => {
  it('stays beside a panel that is closed', async () => {
    await view.show('overview-interrupted');
    // The page itself takes the focus once it is there.
    await view.page.locator('h1:focus').waitFor();
    await view.page.evaluate(() => {
      window.harness.answer('errand.dismiss', () => {
        window.harness.setState((state) => ({ ...state, errand: null }));
        return null;
      });
    });
    await press('Not now');
    await view.page.getByRole('region', { name: 'Progress' }).waitFor({ state: 'detached' });
    // Next to where the panel was, and nothing that the same key would press.
    expect(await focused()).toMatch(/^div: Check all/);
    await view.page.keyboard.press('Enter');
    expect((await view.sent()).map(({ name }) => name)).toEqual(['errand.dismiss']);
    await view.page.keyboard.press('Tab');
    expect(await focused()).toBe('button: Check all');
  });

  it('stays in the bar whose buttons go, also behind a question', async () => {
    await view.show('overview-200');
    const row = view.page.getByRole('checkbox', { name: /^Choose / }).first();
    await row.check();
    await press('Choose none');
    expect(await focused()).toMatch(/^div: Check all/);
    await row.check();
    await press('Remove…');
    await press('Remove');
    await view.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await focused()).not.toBe('');
    expect((await view.sent()).map(({ name }) => name)).toEqual(['fleet.remove']);
  });

  it('goes to the heading where the whole page is another one, and the app is there for screen readers', async () => {
    await view.show('inbox');
    await press('More actions');
    await view.page.getByRole('menuitem', { name: 'Remove…' }).click();
    await view.page.getByRole('alertdialog').waitFor();
    await view.page.evaluate(() => {
      window.harness.setState((state) => ({
        ...state,
        selected: null,
        connections: state.connections.slice(0, 1).map((one) => ({
          ...one,
          id: 'another',
          mailbox: 'orders@contoso.com',
        })),
      }));
    });
    await view.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe('h1: orders@contoso.com');
    expect(await view.page.locator('#root').getAttribute('aria-hidden')).toBe(null);
  });

  it('is left alone where somebody has clicked beside everything', async () => {
    await view.show('overview-interrupted');
    await button('Not now').focus();
    await view.page.mouse.click(700, 8);
    await view.page.evaluate(() => window.harness.setState((state) => ({ ...state, errand: null })));
    await view.page.getByRole('region', { name: 'Progress' }).waitFor({ state: 'detached' });
    await view.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(await view.page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});

it('what is chosen and hidden by the filter is neither counted nor touched', async () => {
  await view.show('overview-200');
  await view.page.getByRole('searchbox', { name: 'Search mailboxes' }).fill('legal');
  await view.page
    .getByRole('checkbox', { name: /^Choose legal/ })
    .first()
    .check();
  await view.page.getByText('1 mailbox chosen').waitFor();
  await view.page.getByRole('searchbox', { name: 'Search mailboxes' }).fill('orders');
  await view.page.getByText('1 mailbox chosen').waitFor({ state: 'detached' });
  await view.page.getByRole('searchbox', { name: 'Search mailboxes' }).fill('nobody');
  await view.page.getByText('No mailbox matches').waitFor();
  await button('Sync all').click({ force: true });
  expect(await view.sent()).toEqual([]);
});
