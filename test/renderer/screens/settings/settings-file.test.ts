import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeViolations } from '../../../support/axe.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const button = (name: string) => view.page.getByRole('button', { name, exact: true });

describe('importing settings', () => {
  beforeEach(async () => {
    await view.show('settings-storage');
    await button('Import…').click();
  });

  it('shows what would change; proxy and certificates are chosen, never offered', async () => {
    const dialog = view.page.getByRole('dialog');
    await dialog.getByText('every 60 seconds → every 300 seconds').waitFor();
    await dialog.getByText('Connected already; it stays as it is').waitFor();
    expect(await dialog.getByRole('checkbox', { name: 'Settings' }).isChecked()).toBe(true);
    expect(await dialog.getByRole('checkbox', { name: 'Proxy and certificates' }).isChecked()).toBe(false);
    expect(await axeViolations(view.page)).toEqual([]);
    await button('Import').click();
    await view.page.getByText('Imported, 1 mailbox added').first().waitFor();
    expect((await view.sent()).at(-1)).toEqual({
      name: 'settingsFile.apply',
      input: { settings: true, network: false, mailboxes: true },
    });
  });

  it('needs a part to be chosen, and Cancel changes nothing', async () => {
    const dialog = view.page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Settings' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'Add 1 mailbox' }).uncheck();
    expect(await button('Import').getAttribute('aria-disabled')).toBe('true');
    await button('Cancel').click();
    expect((await view.sent()).map(({ name }) => name)).toEqual(['settingsFile.open']);
  });
});

it('a file that cannot be used is explained', async () => {
  await view.show('settings-storage');
  await view.page.evaluate(() => window.harness.fail('settingsFile.open', 'unavailable'));
  await button('Import…').click();
  await view.page.getByText('Microsoft answered with an error.').first().waitFor();
});

it('the detailed log says when it ends, and the log can be read', async () => {
  await view.show('settings-diagnostics');
  await view.page.getByText(/It ends by itself on /).waitFor();
  await view.page.getByRole('switch', { name: 'Detailed log' }).click();
  await view.page.getByText('It ends by itself after a day').waitFor();
  await button('Read…').click();
  await view.page.getByRole('region', { name: 'Lines of the log' }).waitFor();
  expect(await axeViolations(view.page)).toEqual([]);
});
