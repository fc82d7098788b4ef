import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const names = async () => (await view.sent()).map(({ name }) => name);
const TEXT = 'client_secret = Abc8Q~ThisIsNoRealSecretButLooksLikeOne.x';

describe('importing a configuration', () => {
  beforeEach(async () => {
    await view.show('welcome');
    await button('Import a configuration').click();
  });

  it('begins a setup, tells what was found and what will break, and goes on there', async () => {
    await view.page.getByRole('textbox', { name: 'Configuration' }).fill(TEXT);
    await button('Import').click();
    await view.page.getByRole('dialog').getByText('wrong place').waitFor();
    await view.page.getByText('Found, and kept in the vault').waitFor();
    expect((await view.page.content()).includes(TEXT)).toBe(false);
    await button('Go on').click();
    await view.page.getByRole('heading', { level: 1, name: 'Where will the mailbox be used?' }).waitFor();
    expect(await names()).toEqual(['setup.import']);
  });

  it('takes a dropped file', async () => {
    await view.page.getByRole('textbox', { name: 'Configuration' }).evaluate((area) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['CLIENT_ID=1'], '.env'));
      area.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await expect
      .poll(() => view.page.getByRole('textbox', { name: 'Configuration' }).inputValue())
      .toBe('CLIENT_ID=1');
  });

  it('says what went wrong, and keeps the text', async () => {
    await view.page.evaluate(() => window.harness.fail('setup.import', 'unavailable'));
    await view.page.getByRole('textbox', { name: 'Configuration' }).fill('nothing in here');
    await button('Import').click();
    await view.page.getByRole('dialog').getByText('Microsoft answered with an error.').waitFor();
    expect(await names()).toEqual(['setup.import']);
    expect(await view.page.getByRole('textbox', { name: 'Configuration' }).inputValue()).toBe(
      'nothing in here',
    );
  });
});

it("opens a colleague's request from the first screen", async () => {
  await view.show('welcome');
  await button('Open a request from a colleague').click();
  expect(await names()).toEqual(['admin.openRequest']);
});
