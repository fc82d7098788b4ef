import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { stateOf } from './steps/bridge.ts';
import { problemCard } from './steps/problem.ts';
import { back, beginSetup, fillMailbox, fillRegistration, heading, next } from './steps/wizard.ts';

const MAILBOX = 'support@contoso-practice.example';
const SIGNER = 'ada.keller@contoso-practice.example';
const CLIENT_ID = '11111111-2222-4333-8444-555555555555';
const REDIRECT = 'https://crm.contoso.example/oauth/callback';
const SECRET = 'aB3~some.client_secret-of-forty-characters';

/** Fills in every field there is, ending on the consent step. */
async function fillEverything(page: Page): Promise<void> {
  await beginSetup(page);
  await fillMailbox(page, { mailbox: MAILBOX, signer: SIGNER, clientId: CLIENT_ID });
  await next(page);
  await fillRegistration(page, { mailbox: MAILBOX, clientId: CLIENT_ID });
  await page.getByRole('radio', { name: /^Web/ }).check();
  await page.getByLabel('Redirect URI').fill(REDIRECT);
  await page.getByRole('textbox', { name: 'Client secret' }).fill(SECRET);
  await page.getByRole('radio', { name: /^People in any organisation/ }).check();
  await next(page);
  await next(page);
  await page.getByRole('radio', { name: /^An administrator agrees first/ }).check();
}

/** Looks at every step, from the consent step back to the first one. */
async function expectEverything(page: Page): Promise<void> {
  await expect(page.getByRole('radio', { name: /^An administrator agrees first/ })).toBeChecked();
  await expect(page.getByRole('region', { name: 'Ask by message' })).toContainText(CLIENT_ID);
  await back(page);
  await expect(page.getByText('Mail.ReadWrite.Shared', { exact: true })).toBeVisible();
  await back(page);
  await expect(page.getByLabel('Application (client) ID')).toHaveValue(CLIENT_ID);
  await expect(page.getByRole('radio', { name: /^Web/ })).toBeChecked();
  await expect(page.getByLabel('Redirect URI')).toHaveValue(REDIRECT);
  await expect(page.getByRole('group').filter({ hasText: 'Kept in' })).toBeVisible();
  await expect(page.getByRole('radio', { name: /^People in any organisation/ })).toBeChecked();
  await back(page);
  await expect(page.getByLabel('Mailbox address')).toHaveValue(MAILBOX);
  await expect(page.getByLabel('Signs in as')).toHaveValue(SIGNER);
  await expect(page.getByRole('region', { name: 'Where the mailbox is hosted' })).toBeVisible();
}

test('going back and forth keeps everything that was typed', async ({ app, cloud }) => {
  const page = await app.window();
  await fillEverything(page);
  await expectEverything(page);
  for (let step = 0; step < 3; step += 1) await next(page);
  await expectEverything(page);
  expect((await stateOf(page)).setup?.registration.tenant).toBe(cloud.tenant.tenantId);
});

test('closing the app and starting it again resumes at the same step with every value', async ({
  launch,
}) => {
  const first = await launch();
  const typed = await first.window();
  await fillEverything(typed);
  await expect.poll(async () => (await stateOf(typed)).setup?.consent).toBe('admin');
  await first.close();
  const page = await (await launch()).window();
  await expect(heading(page, /^Who agrees/)).toBeVisible();
  await expectEverything(page);
  expect(JSON.stringify(await stateOf(page))).not.toContain(SECRET);
});

test('a setup that was put away is offered on the first screen', async ({ app }) => {
  const page = await app.window();
  await beginSetup(page);
  await page.getByLabel('Mailbox address').fill(MAILBOX);
  await next(page);
  await page.getByRole('button', { name: 'Save and close' }).click();
  await expect(page.getByText('Go on where you stopped')).toBeVisible();
  await page.getByRole('button', { name: 'Continue setup' }).click();
  await expect(heading(page, /^Which app registration/)).toBeVisible();
});

test('discarding asks first and then forgets everything, the secret too', async ({ launch, folder }) => {
  const app = await launch();
  const page = await app.window();
  await fillEverything(page);
  await page.getByRole('button', { name: 'Discard…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep it' }).click();
  await expect(heading(page, /^Who agrees/)).toBeVisible();
  await page.getByRole('button', { name: 'Discard…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(heading(page, 'Mailbox Connector')).toBeVisible();
  expect(readFileSync(join(folder, 'user-data', 'settings.json'), 'utf8')).not.toContain(CLIENT_ID);
  await beginSetup(page);
  await expect(page.getByLabel('Mailbox address')).toHaveValue('');
});

test('a field that is missing or wrong is marked, explained and focused', async ({ app, cloud }) => {
  const page = await app.window();
  await beginSetup(page);
  const nextButton = page.getByRole('button', { name: 'Next', exact: true });
  await nextButton.click();
  await expect(page.getByLabel('Mailbox address')).toBeFocused();
  await expect(page.getByLabel('Mailbox address')).toHaveAttribute('aria-invalid', 'true');
  await fillMailbox(page, { mailbox: SIGNER, clientId: '' });
  await next(page);
  await nextButton.click();
  await expect(page.getByLabel('Application (client) ID')).toBeFocused();
  // Pasted together with its label, as the portal shows it.
  await page.getByLabel('Application (client) ID').fill(`Application (client) ID: ${cloud.tenant.clientId}`);
  await page.getByLabel('Application (client) ID').press('Tab');
  await expect(page.getByLabel('Application (client) ID')).toHaveValue(cloud.tenant.clientId);
  await next(page);
  await expect(heading(page, 'What the app asks for')).toBeVisible();
});

test('without a network the domain cannot be looked up, and the person can go on by hand', async ({
  app,
  cloud,
}) => {
  cloud.tenant.control.switches.offline = true;
  const page = await app.window();
  await beginSetup(page);
  await fillMailbox(page, { mailbox: SIGNER, clientId: '' });
  await expect(problemCard(page, 'The internet cannot be reached')).toBeVisible();
  await expect(page.getByLabel('Choose the cloud by hand')).toHaveValue('practice-server');
  cloud.tenant.control.switches.offline = false;
  await page.getByRole('button', { name: 'Look it up again' }).click();
  await expect(page.getByText(cloud.tenant.tenantId)).toBeVisible();
  cloud.tenant.control.switches.offline = true;
  await page.getByLabel('Mailbox address').fill('somebody@elsewhere-practice.example');
  await page.getByLabel('Mailbox address').press('Tab');
  await expect(problemCard(page, 'The internet cannot be reached')).toBeVisible();
  await next(page);
  await expect(heading(page, /^Which app registration/)).toBeVisible();
});
