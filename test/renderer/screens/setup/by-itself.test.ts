import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../../preload/contract.ts';
import type { SceneName } from '../../harness/scenes.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

async function commandsAfter(scene: SceneName, ...buttons: string[]): Promise<CommandName[]> {
  await view.show(scene);
  for (const name of buttons) await button(name).click();
  return (await view.sent()).map(({ name }) => name);
}

const button = (name: string) => view.page.getByRole('button', { name, exact: true });

describe('the registration made by itself', () => {
  it('tells the app, the rights and the values before anybody signs in', async () => {
    await view.show('automatic-idle');
    const text = (await view.page.getByRole('main').textContent()) ?? '';
    expect(text).toContain('14d82eec-204b-4c2f-b7e8-296a70dab67e');
    expect(text).toContain('Application.ReadWrite.All');
    expect(text).toContain('valid for 24 months');
    expect(text).toContain('callback?provider=outlook');
    expect(await commandsAfter('automatic-idle', 'Sign in as administrator')).toEqual(['automatic.start']);
  });

  it('records the consent itself only where that was chosen, and then names the right for it', async () => {
    await view.show('automatic-idle');
    const page = view.page.getByRole('radio', { name: /^On Microsoft’s consent page/ });
    expect(await page.isChecked()).toBe(true);
    await view.page.getByText('Afterwards, on Microsoft’s own page').waitFor();
    await view.page.getByRole('radio', { name: /^Together with the registration/ }).check();
    await expect
      .poll(async () => (await view.sent()).at(-1))
      .toEqual({ name: 'setup.update', input: { recordsConsent: true } });
    await view.show('automatic-consent');
    await view.page.getByText('DelegatedPermissionGrant.ReadWrite.All').waitFor();
  });

  it('can be cancelled while the administrator signs in, reads or makes changes', async () => {
    expect(await commandsAfter('automatic-signing-in', 'Cancel')).toEqual(['automatic.cancel']);
    expect(await commandsAfter('automatic-reading', 'Cancel')).toEqual(['automatic.cancel']);
    expect(await commandsAfter('automatic-working', 'Cancel')).toEqual(['automatic.cancel']);
  });

  it('shows each change with before and after, and makes them only on request', async () => {
    await view.show('automatic-review');
    const changes = view.page.getByRole('list', { name: 'Changes' }).getByRole('listitem');
    expect(await changes.allInnerTexts()).toHaveLength(4);
    expect(await changes.nth(1).textContent()).toMatch(/ChangedBeforehttps.*callbackAfterhttps.*outlook/u);
    await view.page.getByText('no second one is made').waitFor();
    expect(await commandsAfter('automatic-review')).toEqual([]);
    expect(await commandsAfter('automatic-review', 'Make these changes')).toEqual(['automatic.apply']);
    expect(await commandsAfter('automatic-review', 'Cancel')).toEqual(['automatic.cancel']);
  });

  it('has the decision where Next stands while changes wait for it, in view however long the list', async () => {
    const footer = view.page.getByRole('contentinfo').getByRole('button');
    await view.show('automatic-review');
    await button('Make these changes').waitFor();
    expect(await footer.allInnerTexts()).toEqual(['Back', 'Cancel', 'Make these changes']);
    await view.show('automatic-nothing');
    await button('Use this registration').waitFor();
    expect(await footer.allInnerTexts()).toEqual(['Back', 'Cancel', 'Use this registration']);
    await view.show('automatic-done');
    await button('Next').waitFor();
    expect(await footer.allInnerTexts()).toEqual(['Back', 'Next']);
  });

  it('tells why Next does not lead on while there is no registration', async () => {
    await view.show('automatic-idle');
    await button('Next').click();
    await view.page
      .getByRole('contentinfo')
      .getByText('sign in as an administrator, or choose another way')
      .waitFor();
    await view.show('automatic-working');
    await button('Next').click();
    await view.page.getByRole('contentinfo').getByText('The registration is not ready yet.').waitFor();
  });

  it('keeps the place of the keyboard when the pressed button goes away', async () => {
    await view.show('automatic-idle');
    await button('Sign in as administrator').click();
    await view.page.evaluate(() =>
      window.harness.setState((state) => ({
        ...state,
        setup: state.setup && {
          ...state.setup,
          automatic: { phase: 'signing-in', host: 'login.example', stalled: false },
        },
      })),
    );
    await view.page.getByText('Now at login.example').waitFor();
    await view.page.keyboard.press('Tab');
    expect(await button('Cancel').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('asks before it takes anything back', async () => {
    expect(await commandsAfter('automatic-done', 'Undo…')).toEqual([]);
    await view.page.getByRole('alertdialog').getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(async () => (await view.sent()).map(({ name }) => name)).toEqual(['automatic.undo']);
  });

  it('offers to save the answer for whoever asked', async () => {
    expect(await commandsAfter('automatic-done', 'Save the answer')).toEqual(['admin.saveResponse']);
    await button('Save the answer (saved)').waitFor();
  });

  it('offers the two other ways when the tenant refuses', async () => {
    await view.show('automatic-failed');
    await button('Guide me through Entra').click();
    await view.page.getByRole('region', { name: 'Guide through Entra' }).waitFor();
    expect(await view.page.getByRole('radio', { name: 'Guide me through Entra' }).isChecked()).toBe(true);
  });
});

describe('the registration made by an administrator elsewhere', () => {
  it('gives the message, and the scripts of both kinds', async () => {
    await view.show('by-admin');
    await button('Copy the message').click();
    await view.page.getByRole('region', { name: 'Script text' }).getByText('az rest').waitFor();
    await view.page.getByRole('tab', { name: 'PowerShell' }).click();
    await view.page.getByRole('region', { name: 'Script text' }).getByText('Connect-MgGraph').waitFor();
    await button('Copy the script').click();
    const copied = (await view.sent()).filter(({ name }) => name === 'clipboard.write');
    expect(JSON.stringify(copied)).toContain('To undo it');
    expect(JSON.stringify(copied)).toContain('Connect-MgGraph');
  });

  it('saves the request and opens the answer', async () => {
    const sent = await commandsAfter('by-admin', 'Save request file', 'Open the answer');
    expect(sent).toContain('admin.saveRequest');
    expect(sent).toContain('admin.openResponse');
  });
});

describe('the consent page of an administrator', () => {
  it('can be closed again from here', async () => {
    expect(await commandsAfter('consent-running', 'Cancel')).toEqual(['setup.cancelGrant']);
  });
});
