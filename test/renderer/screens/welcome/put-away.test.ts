import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const started = async () =>
  (await view.sent()).filter(({ name }) => name === 'setup.start').map(({ input }) => input);

describe('a setup that was put away', () => {
  beforeEach(async () => {
    await view.show('mailbox-found');
    await button('Save and close').click();
  });

  it('says whose it is, and is not lost by practising without being asked', async () => {
    await view.page.getByText('Everything you typed for support@contoso.com is still there.').waitFor();
    await button('Practise').click();
    await button('Keep it').click();
    await view.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await started()).toEqual([]);
    expect(await button('Practise').evaluate((one) => one === document.activeElement)).toBe(true);
    await button('Continue setup').click();
    await view.page.getByRole('heading', { name: 'Which mailbox do you want to connect?' }).waitFor();
  });

  it('is not lost by opening a request either', async () => {
    await button('Open a request from a colleague').click();
    await button('Keep it').click();
    await view.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    const sent = (await view.sent()).map(({ name }) => name);
    expect(sent).not.toContain('admin.openRequest');
    await button('Open a request from a colleague').click();
    await button('Discard and begin anew').click();
    await expect.poll(async () => (await view.sent()).map(({ name }) => name)).toContain('admin.openRequest');
  });

  it('is not in the way of another mailbox: who wants one is asked first', async () => {
    await button('Connect another mailbox').click();
    await button('Keep it').click();
    await view.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await started()).toEqual([]);
    await button('Connect another mailbox').click();
    await button('Discard and begin anew').click();
    await view.page.getByRole('heading', { name: 'Where will the mailbox be used?' }).waitFor();
    expect(await started()).toEqual([{ practice: false }]);
  });

  it('is discarded from here, and the keyboard stays where it was', async () => {
    await button('Discard…').click();
    await button('Keep it').click();
    await view.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await button('Discard…').click();
    await button('Discard').click();
    await view.page.getByRole('heading', { name: 'Connect a mailbox' }).waitFor();
    const sent = (await view.sent()).map(({ name }) => name);
    expect(sent.filter((name) => name === 'setup.discard')).toHaveLength(1);
    expect(await button('Connect another mailbox').count()).toBe(0);
    await view.page.keyboard.press('Tab');
    await expect
      .poll(() => button('Connect a mailbox').evaluate((one) => one === document.activeElement))
      .toBe(true);
  });

  it('makes room for a new one when that is wanted', async () => {
    await button('Practise').click();
    await button('Discard and begin anew').click();
    await view.page.getByRole('heading', { name: 'Where will the mailbox be used?' }).waitFor();
    expect(await started()).toEqual([{ practice: true }]);
  });
});

it('practising starts at once where nothing was begun', async () => {
  await view.show('welcome');
  await button('Practise').click();
  await view.page.getByRole('heading', { name: 'Where will the mailbox be used?' }).waitFor();
  expect(await started()).toEqual([{ practice: true }]);
});
