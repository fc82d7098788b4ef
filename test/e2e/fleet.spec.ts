import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { send, stateOf } from './steps/bridge.ts';
import { typeCredentials } from './steps/sign-in-pages.ts';
import { expectTray } from './steps/tray.ts';
import { connectQuickly } from './steps/wizard.ts';

/** The many take a while on a busy computer. */
test.setTimeout(300_000);

const progress = (page: Page) => page.getByRole('region', { name: 'Progress' });

test('thirty mailboxes are added from a file; the matrix tells which three do not work and why; they are repaired at once', async ({
  launch,
  cloud,
  folder,
}) => {
  const ada = cloud.person('ada.keller');
  const nils = cloud.person('nils.berg');
  const domain = ada.address.split('@')[1];
  const board = `board@${domain}`;
  const gone = `closed@${domain}`;
  const app = await launch();
  const page = await connectQuickly(app, cloud);

  await test.step('a file of thirty, and a line that is left out', async () => {
    const desks = Array.from({ length: 27 }, (_, index) => `Desk ${index + 1};desk-${index + 1}@${domain};`);
    const rows = [...desks, `Board;${board};`, `Closed;${gone};`, `Nils;${nils.address};${nils.address}`];
    const file = join(folder, 'mailboxes.csv');
    writeFileSync(
      file,
      `\uFEFFName;E-mail address;Signer\r\n${rows.join('\r\n')}\r\nTwice;DESK-1@${domain};\r\n`,
    );
    await page.getByRole('button', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Add many…' }).click();
    await app.answerDialogs(({ kind }) => (kind === 'open' ? file : undefined));
    await page.getByRole('textbox', { name: /^Signed in to by/ }).fill(ada.address);
    await page.getByRole('button', { name: 'Open a CSV file…' }).click();
    await expect(page.getByText('30 to add, 1 left out, 2 people to sign in')).toBeVisible();
    await page.getByRole('region', { name: 'What becomes of each line' }).press('End');
    await expect(page.getByText('The same mailbox stands on line 2.')).toBeVisible();
  });

  await test.step('nobody is asked twice: only the person who is new', async () => {
    await page.getByRole('button', { name: 'Add 30 mailboxes' }).click();
    await expect(progress(page)).toContainText(`Waiting for ${nils.address} to sign in`, {
      timeout: 120_000,
    });
    await typeCredentials(await app.authWindow(), nils);
    await expect(progress(page)).toContainText('27 added, 3 with problems', { timeout: 120_000 });
    await expectTray(app, { tooltip: '31 mailboxes: 3 need you, 28 in sync', icon: 'needs-you' });
  });

  await test.step('the matrix names the three and their reasons', async () => {
    await page.getByRole('tab', { name: 'Checks' }).click();
    await page.getByRole('button', { name: 'Check all' }).click();
    await expect(progress(page)).toContainText('28 checked, 3 with problems', { timeout: 120_000 });
    await page.getByLabel('Show', { exact: true }).selectOption('problems');
    const rows = page.getByRole('row');
    // Below the line of the groups and the line of the checks.
    await expect(rows).toHaveCount(2 + 3);
    for (const address of [board, gone, nils.address]) {
      await expect(rows.filter({ hasText: address })).toHaveCount(1);
    }
    await page.screenshot({ path: test.info().outputPath('matrix-light.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: test.info().outputPath('matrix-dark.png') });
    await page.emulateMedia({ colorScheme: 'light' });
    await rows
      .filter({ hasText: board })
      .getByRole('button', { name: /: Failed$/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    const found = (await stateOf(page)).connections.find(({ mailbox }) => mailbox === board);
    const failed = found?.checks?.checks.find(({ verdict }) => verdict === 'failed');
    await expect(dialog).toContainText(failed?.problem?.title ?? 'a title');
    expect(failed?.problem?.cause).toBe('no-mailbox-permission');
    await page.keyboard.press('Escape');
  });

  await test.step('what an administrator puts right works with the next look; what is closed is removed', async () => {
    cloud.tenant.control.exchange.settings(board)?.fullAccess.push(ada.address);
    await page.getByRole('tab', { name: 'State' }).click();
    await page.getByRole('checkbox', { name: `Choose ${board}` }).check();
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await expect(progress(page)).toContainText('1 signed in');
    for (const address of [gone, nils.address]) {
      await page.getByRole('checkbox', { name: `Choose ${address}` }).check();
    }
    // What works again is no problem any more, and not among what is removed.
    await expect(page.getByRole('checkbox', { name: `Choose ${board}` })).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove…' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expectTray(app, { tooltip: '29 mailboxes: 29 in sync', icon: 'ok' });
  });

  await test.step('a session that ended stops all of them, and one sign-in brings all of them back', async () => {
    cloud.tenant.control.revoke(ada.address);
    await page.getByLabel('Show', { exact: true }).selectOption('all');
    await page.getByRole('button', { name: 'Sync all' }).click();
    await expectTray(app, { tooltip: '29 mailboxes: 29 need you', icon: 'needs-you' });
    const told = (await app.notifications()).map(({ title }) => title);
    expect(told.filter((title) => /need you|needs you/.test(title)).length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(12);
    await page.getByRole('checkbox', { name: 'All mailboxes shown' }).check();
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await expect(progress(page)).toContainText(`Waiting for ${ada.address} to sign in`, { timeout: 120_000 });
    await typeCredentials(await app.authWindow(), ada);
    await expect(progress(page)).toContainText('29 signed in', { timeout: 120_000 });
    await expectTray(app, { tooltip: '29 mailboxes: 29 in sync', icon: 'ok' });
    await app.screenshotTray(test.info().outputPath('tray.png'));
  });
});

test('adding that was interrupted by closing the app goes on at the next start', async ({
  launch,
  cloud,
}) => {
  const ben = cloud.person('ben.okafor');
  const first = await launch();
  const page = await connectQuickly(first, cloud);
  const [model] = (await stateOf(page)).connections;
  await send(page, 'fleet.add', { text: ben.address, like: model?.id ?? '', signer: '', secret: '' });
  await (await first.authWindow()).waitForURL(/authorize/);
  await first.close();

  const second = await launch();
  const again = await second.window();
  await expect(progress(again)).toContainText('Adding was interrupted: 1 mailbox waits for its sign-in');
  await progress(again).getByRole('button', { name: 'Go on' }).click();
  await typeCredentials(await second.authWindow(), ben);
  await expect(progress(again)).toContainText('1 added', { timeout: 60_000 });
});
