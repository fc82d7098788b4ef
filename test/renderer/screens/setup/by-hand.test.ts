import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../../preload/contract.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

async function inputsOf(name: CommandName): Promise<unknown[]> {
  return (await view.sent()).filter((command) => command.name === name).map(({ input }) => input);
}

const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const heading = (name: string) => view.page.getByRole('heading', { level: 2, name, exact: true });
const SECRET = 'Abc8Q~ThisIsNoRealSecretButLooksLikeOne.x';

describe('the guide through Entra', () => {
  it('goes on at the first page that is not done', async () => {
    await view.show('guided-secret');
    await heading('Make a client secret').waitFor();
    await view.page.getByText('Page 3 of 4 · 2 done').waitFor();
  });

  it('opens the right page of the portal and copies the values one by one', async () => {
    await view.show('guided-first');
    await button('Open this page').click();
    await button('Copy Redirect URI').click();
    const [opened] = (await inputsOf('link.open')) as { url: string }[];
    expect(opened?.url).toMatch(/^https:\/\/entra\.microsoft\.com\//u);
    expect(await inputsOf('clipboard.write')).toEqual([
      { text: 'https://crm.contoso.com/admin/mailbox/oauth/callback?provider=outlook' },
    ]);
  });

  it('keeps what is ticked off', async () => {
    await view.show('guided-ids');
    await view.page.getByRole('checkbox', { name: 'Done' }).check();
    await expect.poll(() => inputsOf('setup.update')).toEqual([{ guidedDone: ['register', 'overview'] }]);
    await view.page.getByText('Page 2 of 4 · 2 done').waitFor();
  });

  it('moves the focus to the heading of the next page', async () => {
    await view.show('guided-first');
    await button('Next page').click();
    await expect
      .poll(() => view.page.evaluate(() => document.activeElement?.textContent))
      .toBe('Copy the two ids');
  });

  it('catches the Secret ID in place of the Value, and does not keep it', async () => {
    await view.show('guided-secret');
    await view.page.getByLabel('Client secret', { exact: true }).fill('3b1f0a52-7c7e-4a10-9a57-2f1d1c0c9b3e');
    await view.page.getByText('This is the Secret ID').waitFor();
    await view.page.getByLabel('Client secret', { exact: true }).blur();
    expect(await inputsOf('setup.setSecret')).toEqual([]);
  });

  it('keeps the secret in the vault and never shows it', async () => {
    await view.show('guided-secret');
    await view.page.getByLabel('Client secret', { exact: true }).fill(SECRET);
    await view.page.getByLabel('Client secret', { exact: true }).blur();
    await view.page.getByText('Kept in Secret Service').waitFor();
    expect(await inputsOf('setup.setSecret')).toEqual([{ secret: SECRET }]);
    expect((await view.page.content()).includes(SECRET)).toBe(false);
  });

  it('keeps the day the secret expires', async () => {
    await view.show('guided-secret');
    await view.page.getByLabel('The secret expires on').fill('2028-11-20');
    await expect
      .poll(() => inputsOf('setup.update'))
      .toEqual([{ secretExpiresAt: '2028-11-20T00:00:00.000Z' }]);
  });

  it('sends people back to the System while something about it is missing', async () => {
    await view.show('guided-no-plan');
    await button('Fill it in').click();
    await expect.poll(() => inputsOf('setup.goTo')).toEqual([{ step: 'system' }]);
  });
});

it('lets the account types be changed where they are what is wrong', async () => {
  await view.show('guided-audience');
  await view.page.getByText('must not contain a question mark').waitFor();
  await view.page.getByRole('radio', { name: /Only people in this organisation/ }).check();
  await expect.poll(() => inputsOf('setup.update')).toEqual([{ registration: { audience: 'AzureADMyOrg' } }]);
});
