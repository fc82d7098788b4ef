import { expect, test } from './fixture.ts';
import { expectAccessible } from './steps/axe.ts';
import { inboxRows, syncNow } from './steps/inbox.ts';
import { typeCredentials } from './steps/sign-in-pages.ts';
import { connectQuickly } from './steps/wizard.ts';

/** The smallest window there is. */
const SIZE = { width: 800, height: 600 };

/**
 * Every screen is looked at in test/renderer/axe, in both themes and sizes; here is what only the whole app has: a mail
 * in its frame, the pages of the sign-in, and a trouble that came up while the list was shown.
 */
test('axe finds nothing on a mail, a trouble and a sign-in of the whole app', async ({ launch, cloud }) => {
  const app = await launch({ size: SIZE, colorScheme: 'dark' });
  const page = await connectQuickly(app, cloud);
  const ada = cloud.person('ada.keller');
  const check = (screen: string) => test.step(screen, () => expectAccessible(page));
  await check('inbox');
  await inboxRows(page).first().click();
  await expect(page.getByRole('article', { name: 'Message' }).getByRole('heading').first()).toBeVisible();
  await check('message');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  cloud.tenant.control.revoke(ada.address);
  await syncNow(page);
  await expect(page.getByText('You need to sign in again')).toBeVisible();
  await check('needs you');
  const window = app.authWindow();
  await page.getByRole('button', { name: 'Sign in again' }).click();
  const auth = await window;
  await auth.getByLabel('Email address').or(auth.getByLabel('Password')).first().waitFor();
  await test.step('sign-in page', () => expectAccessible(auth));
  await check('waiting for the sign-in');
  await typeCredentials(auth, ada);
  await expect(page.getByText('You need to sign in again')).toBeHidden();
});
