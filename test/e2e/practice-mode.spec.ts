import { expect, test } from './fixture.ts';
import { stateOf } from './steps/bridge.ts';
import { inboxRows, syncNow } from './steps/inbox.ts';
import { beginPractice, fillReadyRegistration, openPracticePanel } from './steps/practice.ts';
import { submit, typeCredentials } from './steps/sign-in-pages.ts';
import { grantAsAdmin, heading, next, openSignIn } from './steps/wizard.ts';

/** Longest pause before the app tries again by itself, and a margin for a busy computer. */
const RECOVERY = { timeout: 30_000 };

test('somebody without an account practises the whole way, and is still signed in after a restart', async ({
  launch,
}) => {
  const app = await launch({ withoutCloud: true });
  const page = await app.window();
  const ada = await beginPractice(page, 'ada.keller');
  await fillReadyRegistration(page);
  await next(page);
  await next(page);
  const people = (await stateOf(page)).practice?.people ?? [];
  const olga = people.find(({ address }) => address.startsWith('olga.admin@')) ?? ada;
  await grantAsAdmin(app, page, olga);
  await next(page);
  await expect(page.getByText(`practice password is ${ada.password}`)).toBeVisible();
  await typeCredentials(await openSignIn(app, page), ada);
  await expect(heading(page, ada.address)).toBeVisible();
  await expect(page.getByText('Practice', { exact: true }).first()).toBeVisible();
  await inboxRows(page).first().click();
  await expect(page.getByRole('article', { name: 'Message' }).getByRole('heading').first()).toBeVisible();
  await app.close();

  const again = await (await launch({ withoutCloud: true })).window();
  await expect(inboxRows(again).first()).toBeVisible();
  await expect(again.getByText('Needs you')).toHaveCount(0);
});

test('the practice panel makes happen what happens to real mailboxes', async ({ launch }) => {
  const app = await launch({ withoutCloud: true });
  const page = await app.window();
  const olga = await beginPractice(page, 'olga.admin');
  await fillReadyRegistration(page);
  for (let step = 0; step < 3; step += 1) await next(page);
  const auth = await openSignIn(app, page);
  await typeCredentials(auth, olga);
  await submit(auth, 'Accept');
  await expect(page.getByText(/unread of 400/)).toBeVisible();

  const panel = await openPracticePanel(page);
  await panel.getByRole('button', { name: '5 messages' }).click();
  await page.keyboard.press('Escape');
  await syncNow(page);
  await expect(page.getByText(/unread of 405/)).toBeVisible();

  await openPracticePanel(page);
  await panel.getByRole('switch', { name: 'The network is down' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('The internet cannot be reached')).toBeVisible();
  await openPracticePanel(page);
  await panel.getByRole('switch', { name: 'The network is down' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('The internet cannot be reached')).toBeHidden(RECOVERY);

  await openPracticePanel(page);
  await panel.getByRole('searchbox').fill('ends the session');
  await panel.getByRole('button', { name: /^An administrator ends the session/ }).click();
  await page.keyboard.press('Escape');
  await syncNow(page);
  await expect(page.getByText('You need to sign in again')).toBeVisible();
  const window = app.authWindow();
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await typeCredentials(await window, olga);
  await expect(page.getByText('You need to sign in again')).toBeHidden();
});
