import type { Page } from '@playwright/test';
import type { PracticePerson } from '../../preload/contract.ts';
import { expect, test } from './fixture.ts';
import { expectAccessible, expectAccessibleInBothThemes } from './steps/axe.ts';
import { inboxRows, syncNow } from './steps/inbox.ts';
import { beginPractice, fillReadyRegistration, openPracticePanel } from './steps/practice.ts';
import { expectProblem } from './steps/problem.ts';
import { answerConsent, typeCredentials } from './steps/sign-in-pages.ts';
import { heading, next, openSignIn } from './steps/wizard.ts';
import type { Connector } from './support/connector.ts';

/** The smallest window there is; every screen in a large one is looked at in test/renderer/axe.test.ts. */
const SIZE = { width: 800, height: 600 };

interface Visit {
  app: Connector;
  page: Page;
  /** Looks at what is shown now, under this name. */
  check(screen: string): Promise<void>;
}

test('axe finds nothing on any screen at 800 × 600, in the light and the dark theme', async ({ launch }) => {
  test.slow();
  const app = await launch({ withoutCloud: true, size: SIZE });
  const page = await app.window();
  const check = (screen: string) => test.step(screen, () => expectAccessibleInBothThemes(page));
  const visit: Visit = { app, page, check };
  const olga = await visitSetup(visit);
  await visitSignIn(visit, olga);
  await visitInbox(visit);
  await visitTroubles(visit);
});

async function visitSetup({ page, check }: Visit): Promise<PracticePerson> {
  await expect(heading(page, 'Mailbox Connector')).toBeVisible();
  await check('welcome');
  const person = await beginPractice(page, 'olga.admin');
  await check('mailbox');
  await fillReadyRegistration(page);
  await check('registration');
  await next(page);
  await check('permissions');
  await next(page);
  await page.getByRole('radio', { name: /An administrator agrees first/ }).check();
  await expect(page.getByRole('region', { name: 'Ask by message' })).toBeVisible();
  await check('consent');
  await next(page);
  await check('sign-in');
  return person;
}

async function visitSignIn({ app, page, check }: Visit, person: PracticePerson): Promise<void> {
  const abandoned = await openSignIn(app, page);
  await check('waiting for the sign-in');
  await test.step('sign-in page', () => expectAccessible(abandoned));
  await abandoned.close();
  await expectProblem(page, {
    title: 'The sign-in was not finished',
    who: 'You can fix this',
    repair: 'Sign in again',
    details: 'closed',
  });
  await check('problem with its details');
  const auth = await openSignIn(app, page, 'Sign in again');
  await typeCredentials(auth, person);
  await expect(auth.getByRole('heading', { name: 'Permissions requested' })).toBeVisible();
  await answerConsent(auth, 'Accept');
}

async function visitInbox({ page, check }: Visit): Promise<void> {
  await expect(inboxRows(page).first()).toBeVisible();
  await check('inbox');
  await inboxRows(page).first().click();
  const message = page.getByRole('article', { name: 'Message' });
  await expect(message.getByRole('heading').first()).toBeVisible();
  await check('message');
  const back = page.getByRole('button', { name: 'Back to the list' });
  if (await back.isVisible()) await back.click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await check('settings');
  await page.getByRole('navigation').getByRole('listitem').getByRole('button').first().click();
}

async function visitTroubles({ page, check }: Visit): Promise<void> {
  const panel = await openPracticePanel(page);
  await check('practice panel');
  await panel.getByRole('button', { name: /^An administrator ends the session/ }).click();
  await page.keyboard.press('Escape');
  await syncNow(page);
  await expect(page.getByText('You need to sign in again')).toBeVisible();
  await check('needs you');
  await page.getByRole('button', { name: 'Details' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check('needs you in full');
  await page.keyboard.press('Escape');
  await inboxRows(page).nth(1).click();
  const message = page.getByRole('article', { name: 'Message' });
  await expect(message.getByRole('heading', { name: 'You need to sign in again' })).toBeVisible();
  await check('message that cannot be loaded');
}
