import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { inboxRows } from './steps/inbox.ts';
import { enter, tabTo, type } from './steps/keyboard.ts';
import { connectQuickly, heading } from './steps/wizard.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

test('a mailbox is connected with the keyboard alone, sign-in included', async ({ app, cloud }) => {
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  await expect(heading(page, 'Mailbox Connector')).toBeVisible();
  await enter(page, button(page, 'Connect a mailbox'));
  await expect(heading(page, 'Where will the mailbox be used?')).toBeFocused();
  await enter(page, button(page, 'Next'));
  await expect(heading(page, /^Which mailbox/)).toBeFocused();
  await type(page, page.getByLabel('Mailbox address'), ada.address);
  await page.keyboard.press('Enter');
  await expect(heading(page, /^Which app registration/)).toBeFocused();
  await type(page, page.getByLabel('Application (client) ID'), cloud.tenant.clientId);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'What the app asks for')).toBeFocused();
  await enter(page, button(page, 'Next'));
  await expect(heading(page, /^Who agrees/)).toBeFocused();
  await enter(page, button(page, 'Next'));
  await expect(heading(page, 'Sign in')).toBeFocused();

  const window = app.authWindow();
  await enter(page, button(page, `Sign in as ${ada.address}`));
  const auth = await window;
  await expect(auth.getByLabel('Password')).toBeFocused();
  await auth.keyboard.insertText(ada.password);
  await auth.keyboard.press('Enter');
  await expect(inboxRows(page).first()).toBeVisible();
});

test('mail is read with the keyboard alone', async ({ app, cloud }) => {
  const page = await connectQuickly(app, cloud);
  const message = page.getByRole('article', { name: 'Message' });
  const list = page.getByRole('listbox', { name: 'Messages' });
  const active = list.locator('[data-active]');
  await tabTo(page, list);
  await page.keyboard.press('Enter');
  await expect(message.getByRole('heading').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(active).toHaveAttribute('aria-posinset', '3');
  await expect(active).toHaveAttribute('aria-selected', 'true');
  await expect(list).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? '');
  await page.keyboard.press('End');
  await expect(active).not.toHaveAttribute('aria-posinset', '3');
  await page.keyboard.press('Home');
  await expect(active).toHaveAttribute('aria-posinset', '1');
  await expect(list).toBeFocused();
});

test('menus, dialogs and switches obey the keyboard and give the focus back', async ({ app, cloud }) => {
  const page = await connectQuickly(app, cloud);
  await enter(page, button(page, 'More actions'));
  await expect(page.getByRole('menuitem', { name: 'Sign in again' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await enter(page, question.getByRole('button', { name: 'Keep it' }));
  await expect(question).toBeHidden();
  await expect(button(page, 'More actions')).toBeFocused();

  await enter(page, button(page, 'Settings'));
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  await tabTo(page, page.getByRole('tab', { name: 'General' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('switch', { name: /^Pause all/ }));
  await page.keyboard.press('Space');
  await expect(page.getByRole('switch', { name: /^Pause all/ })).toBeChecked();
  await enter(page, page.getByRole('navigation').getByRole('listitem').getByRole('button').first());
  await enter(page, button(page, 'Resume all'));
  await expect(page.getByText('All mailboxes are paused.')).toBeHidden();
});
