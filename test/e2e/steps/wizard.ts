import { expect, type Page } from '@playwright/test';
import { playPerson } from '../../../main/practice/scripted-person.ts';
import type { Connector } from '../support/connector.ts';
import { until } from '../support/until.ts';
import { prepareSetup, send } from './bridge.ts';
import { inboxRows } from './inbox.ts';
import type { PracticeCloud } from './practice-cloud.ts';
import { answerConsent, type Person, typeCredentials } from './sign-in-pages.ts';

export interface WizardInput {
  mailbox: string;
  clientId: string;
  /** Who signs in, where that is somebody else. */
  signer?: string;
  tenant?: string;
}

/** Presses Next and waits for the step after this one. */
export const next = (page: Page) => leaveStep(page, 'Next');

export const back = (page: Page) => leaveStep(page, 'Back');

async function leaveStep(page: Page, button: 'Next' | 'Back'): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  const left = (await title.textContent()) ?? '';
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(title).not.toHaveText(left);
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** From the welcome screen to the mailbox step, for this computer. */
export async function beginSetup(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Connect a mailbox/ }).click();
  await heading(page, 'Where will the mailbox be used?').waitFor();
  await next(page);
  await page.getByLabel('Mailbox address').waitFor();
}

/** Fills in the mailbox step and waits until the domain was looked up. */
export async function fillMailbox(page: Page, { mailbox, signer }: WizardInput): Promise<void> {
  await page.getByLabel('Mailbox address').fill(mailbox);
  if (signer) {
    await page.getByLabel('Someone else signs in (shared mailbox)').check();
    await page.getByLabel('Signs in as').fill(signer);
  }
  await page.getByLabel('Mailbox address').press('Tab');
}

/** Fills in the registration step. */
export async function fillRegistration(page: Page, { clientId, tenant }: WizardInput): Promise<void> {
  await page.getByLabel('Application (client) ID').fill(clientId);
  if (tenant !== undefined) await page.getByLabel('Directory (tenant) ID').fill(tenant);
}

/** Walks from the welcome screen to the sign-in step. */
async function walkToSignIn(page: Page, input: WizardInput): Promise<void> {
  await beginSetup(page);
  await fillMailbox(page, input);
  await next(page);
  await fillRegistration(page, input);
  await next(page);
  await expect(page.getByText('Mail.Read').first()).toBeVisible();
  await next(page);
  await next(page);
  await page.getByRole('button', { name: /^Sign in as/ }).waitFor();
}

/** Presses the button that signs in and answers the auth window. */
export async function openSignIn(
  app: Connector,
  page: Page,
  button: string | RegExp = /^Sign in as/,
): Promise<Page> {
  const window = app.authWindow();
  // Where the click fails, nobody waits for the window any more.
  window.catch(() => {});
  // A problem may offer the same repair beside the step's own button.
  await page.getByRole('button', { name: button }).first().click();
  return window;
}

/** Consents as the administrator on the consent step, then goes on to the sign-in step. */
export async function grantAsAdmin(app: Connector, page: Page, admin: Person): Promise<void> {
  await page.getByRole('radio', { name: /An administrator agrees first/ }).check();
  const auth = await openSignIn(app, page, /grant now/);
  await typeCredentials(auth, admin);
  await answerConsent(auth, 'Accept');
  await expect(page.getByText('The administrator has agreed.')).toBeVisible();
}

/** The whole way for somebody whose administrator has consented already; ends in the inbox. */
export async function connect(
  app: Connector,
  cloud: PracticeCloud,
  options: { alias?: string; mailbox?: string } = {},
): Promise<Page> {
  const page = await app.window();
  const person = cloud.person(options.alias ?? 'ada.keller');
  const mailbox = options.mailbox ?? person.address;
  await walkToSignIn(page, {
    mailbox,
    clientId: cloud.tenant.clientId,
    ...(mailbox === person.address ? {} : { signer: person.address }),
  });
  const auth = await openSignIn(app, page);
  await typeCredentials(auth, person);
  await expect(inboxRows(page).first()).toBeVisible();
  return page;
}

/** As `connect`, without the wizard: for tests about what comes after the sign-in in its window. */
export async function connectInWindow(app: Connector, cloud: PracticeCloud): Promise<Page> {
  const { page, ada } = await prepareAda(app, cloud);
  const auth = await openSignIn(app, page);
  await typeCredentials(auth, ada);
  await expect(inboxRows(page).first()).toBeVisible();
  return page;
}

/**
 * As `connect`, without the wizard and any window: the person's own browser is played, which saves the drawing of its
 * pages. Leaves no session in the app's sign-in window, and nothing recorded.
 */
export async function connectQuickly(app: Connector, cloud: PracticeCloud): Promise<Page> {
  const { page, ada } = await prepareAda(app, cloud);
  await send(page, 'signIn.start', { target: null, flow: 'browser' });
  const url = await until('the page of the sign-in', async () => (await app.openedExternally())[0]);
  const end = await playPerson(fetch, url, ada);
  if (end.kind !== 'redirect') throw new Error(`The sign-in ended on the page “${end.title}”.`);
  // As the page of the sign-in does (`response_mode=form_post`).
  await fetch(end.url, { method: 'POST', body: end.params });
  await expect(inboxRows(page).first()).toBeVisible();
  await app.forget();
  return page;
}

async function prepareAda(app: Connector, cloud: PracticeCloud): Promise<{ page: Page; ada: Person }> {
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  const { clientId } = cloud.tenant;
  await prepareSetup(page, { mailbox: ada.address, registration: { clientId } });
  return { page, ada };
}
