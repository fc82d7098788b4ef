import { expect, test } from './fixture.ts';
import { prepareSetup } from './steps/bridge.ts';
import { inboxRows } from './steps/inbox.ts';
import { expectProblem, problemCard } from './steps/problem.ts';
import { answerConsent, submit, typeCredentials } from './steps/sign-in-pages.ts';
import { grantAsAdmin, next, openSignIn } from './steps/wizard.ts';

test('Cancel ends the sign-in, closes its window and loses nothing', async ({ app, cloud }) => {
  const page = await app.window();
  const { address } = cloud.person('ada.keller');
  await prepareSetup(page, { mailbox: address, registration: { clientId: cloud.tenant.clientId } });
  const auth = await openSignIn(app, page);
  await expect(page.getByText('Sign in in the window that opened')).toBeVisible();
  await expect(page.getByText(`Now at ${new URL(cloud.origin).host}`)).toBeVisible();
  expect(await auth.evaluate(() => Object.hasOwn(window, 'connector'))).toBe(false);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => auth.isClosed()).toBe(true);
  await expect(page.getByRole('button', { name: `Sign in as ${address}` })).toBeEnabled();
  await expect(page.getByText(cloud.tenant.clientId)).toBeVisible();
});

test('closing the sign-in window is explained, and signing in again works', async ({ app, cloud }) => {
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  await prepareSetup(page, { mailbox: ada.address, registration: { clientId: cloud.tenant.clientId } });
  const auth = await openSignIn(app, page);
  await auth.close();
  await expectProblem(page, {
    title: 'The sign-in was not finished',
    who: 'You can fix this',
    repair: 'Sign in again',
  });
  await typeCredentials(await openSignIn(app, page, 'Sign in again'), ada);
  await expect(inboxRows(page).first()).toBeVisible();
});

test('a second proof is asked for where the organisation wants one', async ({ app, cloud }) => {
  const page = await app.window();
  const mina = cloud.person('mina.sato');
  await prepareSetup(page, { mailbox: mina.address, registration: { clientId: cloud.tenant.clientId } });
  const auth = await openSignIn(app, page);
  await typeCredentials(auth, mina);
  await auth.getByLabel('Code').fill('000000');
  await auth.getByRole('button', { name: 'Verify' }).click();
  await expect(auth.getByRole('alert')).toHaveText('That code is not right.');
  await auth.getByLabel('Code').fill('123456');
  await submit(auth, 'Verify');
  await expect(inboxRows(page).first()).toBeVisible();
});

test.describe('when nobody has consented yet', () => {
  test.use({ practice: {} });

  test('a declined consent is explained, and accepting it later works', async ({ app, cloud }) => {
    const page = await app.window();
    const olga = cloud.person('olga.admin');
    await prepareSetup(page, { mailbox: olga.address, registration: { clientId: cloud.tenant.clientId } });
    const auth = await openSignIn(app, page);
    await typeCredentials(auth, olga);
    await answerConsent(auth, 'Cancel');
    await expect(problemCard(page, 'The permissions were not accepted')).toBeVisible();
    const again = await openSignIn(app, page, 'Sign in again');
    await answerConsent(again, 'Accept');
    await expect(inboxRows(page).first()).toBeVisible();
  });

  test('who may not consent is led to the administrator, and connects after that', async ({ app, cloud }) => {
    const page = await app.window();
    const ada = cloud.person('ada.keller');
    await prepareSetup(page, { mailbox: ada.address, registration: { clientId: cloud.tenant.clientId } });
    const auth = await openSignIn(app, page);
    await typeCredentials(auth, ada);
    await expect(auth.getByRole('heading', { name: 'Need admin approval' })).toBeVisible();
    await submit(auth, 'Return to the application without granting consent');
    const card = await expectProblem(page, {
      title: 'The permissions were not accepted',
      who: 'Needs an administrator',
      repair: 'Ask an administrator',
    });
    await card.getByRole('button', { name: 'Ask an administrator' }).click();
    await expect(page.getByRole('region', { name: 'Ask by message' })).toContainText('/adminconsent?');
    await grantAsAdmin(app, page, cloud.person('olga.admin'));
    await next(page);
    // Ada's session is still open in the sign-in window: nothing is left to type.
    await page.getByRole('button', { name: `Sign in as ${ada.address}` }).click();
    await expect(inboxRows(page).first()).toBeVisible();
  });
});
