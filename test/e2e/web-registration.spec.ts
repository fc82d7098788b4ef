import type { Page, Request } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { prepareSetup } from './steps/bridge.ts';
import { inboxRows } from './steps/inbox.ts';
import { expectProblem } from './steps/problem.ts';
import { typeCredentials } from './steps/sign-in-pages.ts';
import { beginSetup, fillMailbox, fillRegistration, heading, next, openSignIn } from './steps/wizard.ts';

const secretField = (page: Page) => page.getByRole('textbox', { name: 'Client secret' });

test('a Web registration signs in with its secret, and its code never reaches the System', async ({
  app,
  cloud,
}) => {
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  const { clientId, clientSecret, redirectUri } = cloud.tenant.webClient;
  await beginSetup(page);
  await fillMailbox(page, { mailbox: ada.address, clientId });
  await next(page);
  await fillRegistration(page, { mailbox: ada.address, clientId });
  await page.getByRole('radio', { name: /^Web/ }).check();
  await page.getByLabel('Redirect URI').fill(redirectUri);
  await secretField(page).fill(clientSecret);
  await secretField(page).press('Tab');
  await expect(page.getByRole('group').filter({ hasText: 'Kept in' })).toBeVisible();
  for (let step = 0; step < 3; step += 1) await next(page);

  const auth = await openSignIn(app, page);
  const sent: Request[] = [];
  auth.on('response', (response) => sent.push(response.request()));
  auth.on('requestfinished', (request) => sent.push(request));
  await typeCredentials(auth, ada);
  await expect(inboxRows(page).first()).toBeVisible();

  const { host } = new URL(redirectUri);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((request) => new URL(request.url()).host === host)).toEqual([]);
  expect(cloud.tenant.issued().codes).toHaveLength(1);
  await expect(heading(page, ada.address)).toBeVisible();
});

test('a wrong client secret is explained and can be replaced', async ({ app, cloud }) => {
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  const { clientId, clientSecret, redirectUri } = cloud.tenant.webClient;
  await prepareSetup(page, {
    mailbox: ada.address,
    registration: { clientId, platform: 'web', redirectUri },
    secret: 'Xy7~not.the.secret_that_is_registered.42',
  });
  await typeCredentials(await openSignIn(app, page), ada);
  const card = await expectProblem(page, {
    title: 'The client secret is not accepted',
    who: 'Needs the owner of the app registration',
    repair: 'Change the registration',
    details: 'AADSTS7000215',
  });
  await expect(card).not.toContainText('not.the.secret');
  await card.getByRole('button', { name: 'Change the registration' }).click();
  await page.getByRole('button', { name: 'Replace' }).click();
  await secretField(page).fill(clientSecret);
  for (let step = 0; step < 3; step += 1) await next(page);
  // The session is still open in the sign-in window: nothing is left to type.
  await page.getByRole('button', { name: `Sign in as ${ada.address}` }).click();
  await expect(inboxRows(page).first()).toBeVisible();
});
