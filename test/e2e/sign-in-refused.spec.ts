import type { Registration } from '../../preload/contract.ts';
import { expect, test } from './fixture.ts';
import { prepareSetup } from './steps/bridge.ts';
import { inboxRows } from './steps/inbox.ts';
import { expectProblem } from './steps/problem.ts';
import { typeCredentials } from './steps/sign-in-pages.ts';
import { fillRegistration, heading, next, openSignIn } from './steps/wizard.ts';

const UNKNOWN_ID = '11111111-2222-4333-8444-555555555555';

test('an unknown client id stays on the page; closing it says why and leads to the field', async ({
  app,
  cloud,
}) => {
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  await prepareSetup(page, { mailbox: ada.address, registration: { clientId: UNKNOWN_ID } });
  const auth = await openSignIn(app, page);
  await expect(auth.getByText('AADSTS700016')).toBeVisible();
  await auth.close();
  const card = await expectProblem(page, {
    title: 'The client ID is not known in this tenant',
    who: 'Needs the owner of the app registration',
    repair: 'Change the registration',
    details: 'AADSTS700016',
  });
  await card.getByRole('button', { name: 'Change the registration' }).click();
  await expect(heading(page, 'Which app registration is used?')).toBeVisible();
  await expect(page.getByLabel('Application (client) ID')).toHaveValue(UNKNOWN_ID);
  await fillRegistration(page, { mailbox: ada.address, clientId: cloud.tenant.clientId });
  await next(page);
  await next(page);
  await next(page);
  await typeCredentials(await openSignIn(app, page), ada);
  await expect(inboxRows(page).first()).toBeVisible();
});

test('a tenant that does not exist is named before any page opens', async ({ app, cloud }) => {
  const page = await app.window();
  const { address } = cloud.person('ada.keller');
  const { clientId } = cloud.tenant;
  await prepareSetup(page, { mailbox: address, registration: { clientId, tenant: UNKNOWN_ID } });
  await page.getByRole('button', { name: /^Sign in as/ }).click();
  await expectProblem(page, {
    title: 'This tenant does not exist',
    who: 'You can fix this',
    repair: 'Change the registration',
  });
  expect(await app.windows()).toHaveLength(1);
});

interface Refusal {
  what: string;
  registration: Partial<Registration>;
  secret?: string;
  code: string;
  title: string;
}

const REFUSALS: Refusal[] = [
  {
    what: "another organisation's tenant",
    registration: { tenant: 'fabrikam-practice.example' },
    code: 'AADSTS700016',
    title: 'The client ID is not known in this tenant',
  },
  {
    what: 'a redirect URI that is not registered',
    registration: { platform: 'web', redirectUri: 'https://crm.practice.example/elsewhere' },
    secret: 'practice~web~secret.Qm2vX9s7LwT4',
    code: 'AADSTS50011',
    title: 'The redirect URI is not the one that is registered',
  },
];

for (const { what, registration, secret, code, title } of REFUSALS) {
  test(`${what} is explained once the page is closed`, async ({ app, cloud }) => {
    const page = await app.window();
    await prepareSetup(page, {
      mailbox: cloud.person('ada.keller').address,
      registration: { clientId: cloud.tenant.clientId, ...registration },
      ...(secret ? { secret } : {}),
    });
    const auth = await openSignIn(app, page);
    await expect(auth.getByText(code)).toBeVisible();
    await auth.close();
    await expectProblem(page, {
      title,
      who: 'Needs the owner of the app registration',
      repair: 'Change the registration',
      details: code,
    });
  });
}

test('a blocked sign-in offers the system browser, which may be trusted more', async ({ app, cloud }) => {
  const page = await app.window();
  const carl = cloud.person('carl.brandt');
  await prepareSetup(page, { mailbox: carl.address, registration: { clientId: cloud.tenant.clientId } });
  const auth = await openSignIn(app, page);
  await typeCredentials(auth, carl);
  await expect(auth.getByText('AADSTS53003')).toBeVisible();
  await auth.close();
  const card = await expectProblem(page, {
    title: 'A rule of your organisation blocks this sign-in',
    who: 'Needs an administrator',
    repair: 'Open in the system browser',
    details: /^[0-9a-f-]{36}$/,
  });
  await card.getByRole('button', { name: 'Open in the system browser' }).click();
  await expect(page.getByText('Sign in in your browser')).toBeVisible();
  await expect.poll(() => app.openedExternally()).toHaveLength(1);
  const [url = ''] = await app.openedExternally();
  expect(new URL(url).origin).toBe(cloud.origin);
  expect(new URL(url).searchParams.get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: /^Sign in as/ })).toBeEnabled();
});
