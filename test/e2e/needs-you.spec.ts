import { expect, test } from './fixture.ts';
import { inboxRows, syncNow } from './steps/inbox.ts';
import { typeCredentials } from './steps/sign-in-pages.ts';
import { expectTray } from './steps/tray.ts';
import { connectInWindow, connectQuickly, openSignIn } from './steps/wizard.ts';

const SUBJECT = 'Arrived after the repair';

test('a sign-in that has run out needs the person, and one click repairs it', async ({ app, cloud }) => {
  const page = await connectInWindow(app, cloud);
  const ada = cloud.person('ada.keller');
  cloud.tenant.control.expireRefreshTokens(ada.address);
  cloud.tenant.control.expireAccessTokens(ada.address);
  await syncNow(page);
  await expect(page.getByText('Your sign-in has run out')).toBeVisible();
  await expect(page.getByText('Needs you').first()).toBeVisible();
  await expectTray(app, { tooltip: `${ada.address}: needs you`, icon: 'needs-you' });
  await expect(inboxRows(page).first()).toBeVisible();

  // The session in the sign-in window is still open, so the click is all there is to do.
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByText('Your sign-in has run out')).toBeHidden();
  await expectTray(app, { tooltip: `${ada.address}: in sync`, icon: 'ok' });
  cloud.tenant.control.deliverMessage(ada.address, { subject: SUBJECT, text: 'Live again.' });
  await syncNow(page);
  await expect(inboxRows(page).first()).toContainText(SUBJECT);
});

test('a session that an administrator ended asks for the password again, and no more', async ({
  app,
  cloud,
}) => {
  const page = await connectInWindow(app, cloud);
  const ada = cloud.person('ada.keller');
  cloud.tenant.control.revoke(ada.address);
  await syncNow(page);
  await expect(page.getByText('You need to sign in again')).toBeVisible();
  await expectTray(app, { tooltip: `${ada.address}: needs you`, icon: 'needs-you' });
  const asked = cloud.requests.length;
  await app.emitPower('resume');
  await page.getByRole('button', { name: 'Details' }).click();
  const dialog = page.getByRole('dialog', { name: 'You need to sign in again' });
  await dialog.getByRole('button', { name: 'Details' }).click();
  await expect(dialog.getByText('AADSTS50173', { exact: true })).toBeVisible();
  expect(cloud.requests.length).toBe(asked);

  const auth = app.authWindow();
  await dialog.getByRole('button', { name: 'Sign in again' }).click();
  await typeCredentials(await auth, ada);
  await expectTray(app, { tooltip: `${ada.address}: in sync`, icon: 'ok' });
  cloud.tenant.control.deliverMessage(ada.address, { subject: SUBJECT, text: 'Live again.' });
  await syncNow(page);
  await expect(inboxRows(page).first()).toContainText(SUBJECT);
});

test('a claims challenge is answered without the person', async ({ app, cloud }) => {
  const page = await connectQuickly(app, cloud);
  const { address } = cloud.person('ada.keller');
  const tokensBefore = cloud.tenant.issued().tokens.length;
  cloud.tenant.control.challengeClaims(address);
  cloud.tenant.control.deliverMessage(address, { subject: SUBJECT, text: 'With a fresh token.' });
  await syncNow(page);
  await expect(inboxRows(page).first()).toContainText(SUBJECT);
  expect(cloud.requests.some(({ path, status }) => path.startsWith('/v1.0/') && status === 401)).toBe(true);
  expect(cloud.tenant.issued().tokens.length).toBeGreaterThan(tokensBefore);
  await expect(page.getByText('Needs you')).toHaveCount(0);
  expect(await app.windows()).toHaveLength(1);
});

test('signing out hides the mail and forgets the session; signing in brings both back', async ({
  app,
  cloud,
}) => {
  const page = await connectInWindow(app, cloud);
  const ada = cloud.person('ada.keller');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You need to sign in once more')).toBeVisible();
  await expect(inboxRows(page)).toHaveCount(0);
  // The password is asked for: nobody else on this computer gets in with Ada's cookies.
  await typeCredentials(await openSignIn(app, page, 'Sign in again'), ada);
  await expect(inboxRows(page).first()).toBeVisible();
});
