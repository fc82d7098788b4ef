import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { prepareSetup } from './steps/bridge.ts';
import { inboxRows } from './steps/inbox.ts';
import { expectProblem } from './steps/problem.ts';
import { typeCredentials } from './steps/sign-in-pages.ts';
import { openSystemBrowser } from './steps/system-browser.ts';
import type { Connector } from './support/connector.ts';

/** Chooses the system browser; answers the address it was sent to. */
async function chooseSystemBrowser(app: Connector, page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Use the system browser instead' }).click();
  await expect(page.getByText('Sign in in your browser')).toBeVisible();
  await expect.poll(() => app.openedExternally()).toHaveLength(1);
  return (await app.openedExternally())[0] ?? '';
}

test('a mailbox is connected through the system browser, without any window of the app', async ({
  app,
  cloud,
}) => {
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  await prepareSetup(page, { mailbox: ada.address, registration: { clientId: cloud.tenant.clientId } });
  await using browser = await openSystemBrowser(await chooseSystemBrowser(app, page));
  expect(await app.windows()).toHaveLength(1);
  await typeCredentials(browser.page, ada);
  await expect(browser.page).toHaveURL(/^http:\/\/localhost:\d+\/?$/);
  await expect(browser.page.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
  await expect(inboxRows(page).first()).toBeVisible();
  expect(browser.page.url()).not.toContain('code=');
});

test('what the browser is refused is told by the app', async ({ app, cloud }) => {
  cloud.tenant.control.withdrawConsent();
  const page = await app.window();
  const olga = cloud.person('olga.admin');
  await prepareSetup(page, { mailbox: olga.address, registration: { clientId: cloud.tenant.clientId } });
  await using browser = await openSystemBrowser(await chooseSystemBrowser(app, page));
  await typeCredentials(browser.page, olga);
  await browser.page.getByRole('button', { name: 'Cancel' }).click();
  await expectProblem(page, {
    title: 'The permissions were not accepted',
    who: 'Needs an administrator',
    repair: 'Ask an administrator',
  });
});
