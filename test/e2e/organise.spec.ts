import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { prepareSetup, send, stateOf } from './steps/bridge.ts';
import { inboxRows, openMessage, syncNow } from './steps/inbox.ts';
import { typeCredentials } from './steps/sign-in-pages.ts';
import { connectQuickly, openSignIn } from './steps/wizard.ts';

/** Long walks: an app launch and many rounds each. */
test.setTimeout(150_000);

const row = (page: Page, subject: string): Locator => inboxRows(page).filter({ hasText: subject });
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Messages' }).getByRole('button', { name, exact: true });
const folder = (page: Page, name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
const said = (page: Page, words: string) => page.getByText(words).first();

test('mail is marked, flagged, moved, deleted and brought back, as in Outlook', async ({ launch, cloud }) => {
  const app = await launch();
  const page = await connectQuickly(app, cloud);
  const { address } = cloud.person('ada.keller');
  for (const subject of ['Beds for the garden', 'Seeds for the garden', 'Lunch on Friday']) {
    cloud.tenant.control.deliverMessage(address, { subject, text: 'Hello' });
  }
  await syncNow(page);
  await expect(row(page, 'Lunch on Friday')).toBeVisible();

  await openMessage(page, 'Lunch on Friday');
  await tool(page, 'Mark as read').click();
  await expect(row(page, 'Lunch on Friday')).not.toContainText('Unread.');
  await page.keyboard.press('Insert');
  await expect(row(page, 'Lunch on Friday').getByLabel('Flagged')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(row(page, 'Lunch on Friday').getByLabel('Flagged')).toBeHidden();

  await row(page, 'Seeds for the garden').click();
  await row(page, 'Beds for the garden').click({ modifiers: ['Control'] });
  await expect(page.getByText('2 messages selected')).toBeVisible();
  await page.keyboard.press('Control+Shift+V');
  await page.getByLabel('Find a folder').fill('arch');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Beds for the garden')).toBeHidden();
  await folder(page, 'Archive').click();
  await expect(row(page, 'Beds for the garden')).toBeVisible();
  await expect(row(page, 'Seeds for the garden')).toBeVisible();

  await row(page, 'Seeds for the garden').click();
  await page.keyboard.press('Delete');
  await expect(row(page, 'Seeds for the garden')).toBeHidden();
  const notice = page.getByRole('region', { name: '1 message moved to Deleted Items' });
  await notice.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(row(page, 'Seeds for the garden')).toBeVisible();

  // What Microsoft puts off for longer than a person waits is taken back, and said.
  cloud.tenant.control.throttle(50, 3600);
  await row(page, 'Seeds for the garden').click();
  await page.keyboard.press('Delete');
  await expect(said(page, '1 message was not moved.')).toBeVisible();
  await expect(row(page, 'Seeds for the garden')).toBeVisible();
});

test('mail is searched and filtered, and its files are saved under safe names', async ({
  launch,
  cloud,
  folder: place,
}) => {
  const app = await launch();
  test.skip(app.runtime.startsWith('electron'), 'file dialogs cannot be answered on Electron');
  const page = await connectQuickly(app, cloud);
  const { address } = cloud.person('ada.keller');
  cloud.tenant.control.deliverMessage(address, {
    subject: 'Plans for the quarry',
    text: 'See the files.',
    attachments: [
      { name: '../../plan.txt', contentType: 'text/plain', bytes: Buffer.from('beds') },
      { name: 'invoice.pdf.exe', bytes: Buffer.from('MZ') },
      { kind: 'item', name: 'Older letter', bytes: Buffer.from('Subject: Older\r\n\r\nHello') },
    ],
  });
  await syncNow(page);
  await expect(row(page, 'Plans for the quarry')).toBeVisible();

  await page.keyboard.press('Control+e');
  await page.getByRole('searchbox', { name: 'Search mail' }).fill('quarr');
  await expect(page.getByText('1 found')).toBeVisible();
  await expect(inboxRows(page)).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Search mail' }).fill('zyzzyva');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByRole('button', { name: 'Attachments', exact: true }).click();
  const message = await openMessage(page, 'Plans for the quarry');

  const questions: string[] = [];
  const target = join(place, 'saved');
  await app.answerDialogs(({ kind, message: words }) => {
    questions.push(kind === 'save' ? 'save' : words);
    return kind === 'save' ? target : 'Cancel';
  });
  await message.getByRole('button', { name: 'Save invoice.pdf.exe' }).click();
  await expect.poll(() => questions).toEqual(['Save "invoice.pdf.exe"?']);
  await message.getByRole('button', { name: /plan\.txt/ }).click();
  await expect(page.getByText('Saved, 4 bytes', { exact: true })).toBeVisible();
  expect(readFileSync(target, 'utf8')).toBe('beds');
  await tool(page, 'Save as .eml').click();
  await expect.poll(() => readFileSync(target, 'utf8')).toContain('Subject: Plans for the quarry');

  writeFileSync(join(place, 'plan.txt'), 'mine');
  await app.answerDialogs(({ kind }) => (kind === 'open' ? place : 'Save the others'));
  await message.getByRole('button', { name: 'Save all (3)' }).click();
  await expect(page.getByText(/^2 files saved, /)).toBeVisible();
  expect(readdirSync(place)).toEqual(
    expect.arrayContaining(['plan.txt', 'plan (2).txt', 'Older letter.eml']),
  );
  expect(readdirSync(place)).not.toContain('invoice.pdf.exe');
  expect(readFileSync(join(place, 'plan.txt'), 'utf8')).toBe('mine');
  expect(readFileSync(join(place, 'plan (2).txt'), 'utf8')).toBe('beds');
});

test('a connection that may only read says so, and can be allowed more', async ({ launch, cloud }) => {
  const app = await launch();
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  await prepareSetup(page, {
    mailbox: ada.address,
    registration: { clientId: cloud.tenant.clientId },
  });
  await send(page, 'setup.update', { access: 'read' });
  await typeCredentials(await openSignIn(app, page), ada);
  await inboxRows(page).first().click();
  await expect(tool(page, 'Delete')).toHaveAttribute('aria-disabled', 'true');
  await expect(tool(page, 'Delete')).toHaveAttribute('title', /may only read/);
  await page.getByRole('article').waitFor();
  await page.getByRole('button', { name: 'Allow changes…' }).click();
  await expect.poll(async () => (await stateOf(page)).connections[0]?.canWrite).toBe(true);
  await inboxRows(page).first().click();
  await page.keyboard.press('Delete');
  await expect(said(page, '1 message moved to Deleted Items')).toBeVisible();
});
