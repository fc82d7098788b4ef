import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../../preload/contract.ts';
import type { SceneName } from '../../harness/scenes.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

async function inputsOf(name: CommandName): Promise<unknown[]> {
  return (await view.sent()).filter((command) => command.name === name).map(({ input }) => input);
}

const target = { connectionId: 'c1' };
const SECRET = 'Abc8Q~ThisIsNoRealSecretButLooksLikeOne.x';
const dialog = () => view.page.getByRole('dialog');
const button = (name: string) => dialog().getByRole('button', { name, exact: true });

async function open(scene: SceneName, name: string | RegExp = /renew|See the progress/i): Promise<void> {
  await view.show(scene);
  const first = view.page.getByRole('button', { name }).first();
  if ((await first.count()) === 0) await view.page.getByRole('tab', { name: 'Registration' }).click();
  await first.click();
  await dialog().waitFor();
}

describe('a new client secret', () => {
  it('is made by an administrator who sees before which rights that takes', async () => {
    await open('renew-begin');
    await dialog().getByText('Application.ReadWrite.All').waitFor();
    await button('Sign in as administrator').click();
    expect(await inputsOf('renewal.start')).toEqual([target]);
  });

  it('is pasted, hidden, and never shown again', async () => {
    await open('renew-begin');
    await dialog()
      .getByRole('radio', { name: /I make it in Entra/ })
      .check();
    await button('Open in Entra').click();
    await view.page.getByLabel('New client secret').fill(SECRET);
    await view.page.getByLabel('It expires on').fill('2028-11-20');
    expect(await view.page.getByLabel('New client secret').getAttribute('type')).toBe('password');
    await button('Keep and prove').click();
    await expect
      .poll(() => inputsOf('secret.replace'))
      .toEqual([{ ...target, secret: SECRET, expiresAt: '2028-11-20T00:00:00.000Z' }]);
    expect(await dialog().textContent()).not.toContain(SECRET);
  });

  it('is not taken while it is empty or the Secret ID', async () => {
    await open('renew-begin');
    await dialog()
      .getByRole('radio', { name: /I make it in Entra/ })
      .check();
    await button('Keep and prove').click();
    await dialog().locator('[aria-invalid=true]').waitFor();
    await view.page.getByLabel('New client secret').fill('3b1f0a52-7c7e-4a10-9a57-2f1d1c0c9b3e');
    await view.page.getByLabel('New client secret').press('Enter');
    expect(await inputsOf('secret.replace')).toEqual([]);
  });

  it('can be stopped while it is made, and goes on where it was closed', async () => {
    await open('renew-working');
    await button('Close').click();
    expect(await inputsOf('renewal.cancel')).toEqual([]);
    await view.page.getByRole('button', { name: 'See the progress…' }).first().click();
    await button('Cancel').click();
    expect(await inputsOf('renewal.cancel')).toEqual([target]);
  });

  it('that no refresh can prove is proven by the signer', async () => {
    await open('renew-unproven');
    await button('Rehearse as support@contoso.com').click();
    expect(await inputsOf('renewal.rehearse')).toEqual([target]);
    await button('Discard it').click();
    expect(await inputsOf('renewal.discard')).toEqual([target]);
  });

  it('that was kept from an earlier run waits for its proof', async () => {
    await open('renew-kept');
    await button('Prove it').click();
    expect(await inputsOf('renewal.prove')).toEqual([target]);
  });

  it('that is refused can be tried again or thrown away', async () => {
    await open('renew-failed');
    await button('Try again').click();
    await button('Discard the new secret').click();
    expect(await inputsOf('renewal.start')).toEqual([target]);
    expect(await inputsOf('renewal.discard')).toEqual([target]);
  });

  it('says where it has to be pasted and where the older one went', async () => {
    await open('renew-done', 'Renew…');
    await dialog().getByText('Setup › Settings › Mailbox › Outlook OAuth').waitFor();
    await dialog().getByText('It was not handed over yet.').waitFor();
    expect(await dialog().getByRole('listitem').allInnerTexts()).toEqual([
      'Made a new client secret',
      'Proved it with Microsoft',
      'In a .env file on December 2, 2024',
      'Copied to the clipboard on December 1, 2024',
    ]);
    await button('Copy secret').click();
    expect(await inputsOf('handover.copySecret')).toEqual([target]);
    await button('Close').click();
    expect(await inputsOf('renewal.cancel')).toEqual([target]);
  });
});

describe('the older client secret', () => {
  it('is removed after a look at what would be removed', async () => {
    await open('older-choose', 'Remove the older one…');
    const boxes = dialog().getByRole('checkbox');
    expect(await boxes.nth(0).isChecked()).toBe(true);
    expect(await boxes.count()).toBe(1);
    await dialog().getByText('One of these may be in use.').waitFor();
    await button('Remove it').click();
    expect(await inputsOf('older.remove')).toEqual([
      { ...target, keyIds: ['7a1c2b3d-0000-4000-8000-000000000001'] },
    ]);
    await boxes.nth(0).uncheck();
    await button('Remove it').click();
    await dialog().getByText('Tick the secret to remove.').waitFor();
    expect(await inputsOf('older.remove')).toHaveLength(1);
  });

  it('is looked for by an administrator, or was removed in the portal', async () => {
    await open('older-secret', 'Remove the older one…');
    await button('Sign in as administrator').click();
    expect(await inputsOf('older.find')).toEqual([target]);
    await button('Close').click();
    await view.page.getByRole('button', { name: 'I removed it in Entra' }).click();
    expect(await inputsOf('older.done')).toEqual([target]);
  });
});
