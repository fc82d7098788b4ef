import { afterAll, beforeAll, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
/** A dialog that goes away is still there for a moment, where things may move. */
beforeAll(async () => {
  view = await openWindow();
  await view.page.emulateMedia({ reducedMotion: 'no-preference' });
});
afterAll(() => view.page.emulateMedia({ reducedMotion: 'reduce' }));

const button = (name: string | RegExp) => view.page.getByRole('button', { name, exact: true });
const countOf = async (command: string) => (await view.sent()).filter(({ name }) => name === command).length;
/** Nothing moves any more. */
const stands = () =>
  view.page.evaluate(
    async () => void (await Promise.all(document.getAnimations().map(({ finished }) => finished))),
  );
/** Two clicks at the same place, as by somebody who double-clicks everything. */
async function clickTwice(name: string | RegExp): Promise<void> {
  const box = await button(name).first().boundingBox();
  if (!box) throw new Error(`There is no button ${name}.`);
  await view.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2, { delay: 20 });
}

it('a double click on a folder moves the messages once, and no other message after them', async () => {
  await view.show('inbox');
  await view.page.getByRole('option').first().click();
  await button('Move').click();
  await view.page.getByRole('dialog').getByRole('button', { name: 'Archive' }).waitFor();
  await stands();
  await clickTwice('Archive');
  await view.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await countOf('mail.change')).toBe(1);
});

it('Enter that is pressed twice confirms once', async () => {
  await view.show('overview-200');
  await view.page
    .getByRole('checkbox', { name: /^Choose / })
    .first()
    .check();
  await button('Remove…').click();
  await button('Remove').focus();
  await view.page.keyboard.press('Enter');
  await view.page.keyboard.press('Enter');
  await view.page.getByRole('alertdialog').waitFor({ state: 'detached' });
  expect(await countOf('fleet.remove')).toBe(1);
});

it('a click beside a dialog closes it only where nothing was typed into it', async () => {
  await view.show('inbox');
  await button('Keyboard shortcuts').click();
  await view.page.getByRole('dialog').waitFor();
  await view.page.mouse.click(5, 5);
  await view.page.getByRole('dialog').waitFor({ state: 'detached' });
  await button('More actions').click();
  await view.page.getByRole('menuitem', { name: 'Change the connection…' }).click();
  const address = view.page.getByRole('textbox', { name: 'Mailbox address' });
  await address.fill('typed@contoso.com');
  await view.page.mouse.click(5, 5);
  await stands();
  expect(await address.inputValue()).toBe('typed@contoso.com');
  await button('Cancel').click();
  await view.page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('Enter that is pressed twice in a field saves once', async () => {
  await view.show('inbox');
  await view.page.evaluate(() => window.harness.answer('edit.save', () => new Promise(() => {})));
  await button('More actions').click();
  await view.page.getByRole('menuitem', { name: 'Change the connection…' }).click();
  await view.page.getByRole('textbox', { name: 'Mailbox address' }).focus();
  await view.page.keyboard.press('Enter');
  await view.page.keyboard.press('Enter');
  // What is on its way is not left: its failure would be told to nobody.
  await view.page.keyboard.press('Escape');
  await stands();
  expect(await countOf('edit.save')).toBe(1);
  expect(await view.page.getByRole('dialog').count()).toBe(1);
});

it('a double click on a folder over the list opens it and leaves the folders closed', async () => {
  await view.page.setViewportSize({ width: 800, height: 600 });
  await view.show('inbox');
  await button('Folders').click();
  const folder = view.page.getByRole('treeitem', { name: /^Archive/ });
  await folder.waitFor();
  await stands();
  const box = await folder.boundingBox();
  if (!box) throw new Error('There is no folder.');
  await view.page.mouse.dblclick(box.x + 80, box.y + box.height / 2, { delay: 20 });
  await folder.waitFor({ state: 'detached' });
  expect(await countOf('mail.open')).toBe(1);
});
