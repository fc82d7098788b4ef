import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../../preload/contract.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const RIGHT = '4140b74a-3229-4c86-84bb-bd5eea9fd499';
const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const field = (name: string | RegExp) => view.page.getByRole('textbox', { name });
const dialog = () => view.page.getByRole('dialog', { name: 'Change the connection' });

async function inputsOf(name: CommandName): Promise<Record<string, unknown>[]> {
  const sent = (await view.sent()).filter((command) => command.name === name);
  return sent.map(({ input }) => input as Record<string, unknown>);
}

describe('changing a connection because of a failed check', () => {
  beforeEach(async () => {
    await view.show('doctor-wrong-client');
    await button('Change the registration').click();
    await field(/client\) ID/).waitFor();
  });

  it('opens at the field that is wrong, says why, and sends the new value', async () => {
    await dialog().getByText('The client ID is not known in this tenant.').waitFor();
    await expect
      .poll(() => field(/client\) ID/).evaluate((one) => one === document.activeElement))
      .toBe(true);
    await field(/client\) ID/).fill(RIGHT);
    await button('Save and sign in').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await inputsOf('edit.save')).toEqual([
      expect.objectContaining({
        connectionId: 'c1',
        secret: '',
        values: expect.objectContaining({ registration: expect.objectContaining({ clientId: RIGHT }) }),
      }),
    ]);
  });

  it('says at the keystroke what is wrong, and sends nothing before it is put right', async () => {
    await field(/client\) ID/).fill('6731de76');
    await view.page.getByText(/36 characters long/).waitFor();
    await view.page.getByRole('tab', { name: 'Mailbox' }).click();
    await button('Save and sign in').click();
    // Back at the tab with the mistake, and at the mistake.
    await expect
      .poll(() => field(/client\) ID/).evaluate((one) => one === document.activeElement))
      .toBe(true);
    expect(await inputsOf('edit.save')).toEqual([]);
  });

  it('stays open with what main has against it', async () => {
    await view.page.evaluate(() => window.harness.fail('edit.save', 'settings'));
    await button('Save and check').click();
    await dialog().getByText('Unexpected token } in JSON at position 402').waitFor();
  });

  it('Escape closes it, and nothing is changed', async () => {
    await view.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await inputsOf('edit.save')).toEqual([]);
  });

  it('offers what the app can do by itself beside it', async () => {
    await view.page.keyboard.press('Escape');
    await button('Correct the tenant').click();
    expect(await inputsOf('repair.perform')).toEqual([{ connectionId: 'c1', repair: 'correct-authority' }]);
  });
});

describe('changing a connection of a System', () => {
  it('asks for a new secret, and whether the others with this registration are changed too', async () => {
    await view.show('doctor-failed');
    await button('More actions').click();
    await view.page.getByRole('menuitem', { name: 'Change the connection…' }).click();
    await field('Mailbox address').fill('sales@contoso.com');
    await view.page.getByRole('tab', { name: 'Registration' }).last().click();
    await view.page.getByLabel('New client secret').fill('abc');
    await view.page.getByText(/shorter than the secrets/).waitFor();
    await view.page.getByRole('checkbox', { name: /2 other mailboxes/ }).uncheck();
    await button('Save and check').click();
    await dialog().waitFor({ state: 'detached' });
    expect(await inputsOf('edit.save')).toEqual([
      expect.objectContaining({
        secret: 'abc',
        withOthers: false,
        values: expect.objectContaining({ mailbox: 'sales@contoso.com' }),
      }),
    ]);
  });
});
