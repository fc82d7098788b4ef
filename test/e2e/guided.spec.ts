import type { Page } from '@playwright/test';
import { GRAPH, LOGIN, type TestTenant } from '../main/practice/harness.ts';
import { bootstrapToken } from '../main/registration/automatic/harness.ts';
import { type Brought, doWhatTheGuideSays } from '../support/portal-clerk.ts';
import { expect, test } from './fixture.ts';
import { stateOf } from './steps/bridge.ts';
import { chooseSystem, openSheet, rehearse } from './steps/systems.ts';
import { fillMailbox, grantAsAdmin, next } from './steps/wizard.ts';

test.use({ practice: { adminConsented: false, login: LOGIN, graph: GRAPH } });

test('osTicket is guided through Entra page by page', async ({ app, cloud }) => {
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  const olga = cloud.person('olga.admin');
  const callback = 'https://help.example.com/api/auth/oauth2';
  await chooseSystem(page, { name: 'osTicket', inputs: [['Callback Endpoint', callback]] });
  await fillMailbox(page, { mailbox: ada.address, clientId: '' });
  await next(page);
  await page.getByRole('radio', { name: /^Guide me through Entra/ }).check();
  const guide = page.getByRole('region', { name: 'Guide through Entra' });

  const { setup } = await stateOf(page);
  if (!setup?.plan) throw new Error('there is no plan');
  expect(setup.guided.flatMap(({ values }) => values.map(({ value }) => value))).toContain(callback);
  const token = await bootstrapToken(cloud.tenant as TestTenant, olga.address);
  const made = await doWhatTheGuideSays(cloud.tenant, token, setup.guided);

  for (const [index, step] of setup.guided.entries()) {
    await expect(guide.getByRole('heading', { name: step.title })).toBeVisible();
    for (const { value } of step.values) await expect(guide.getByText(value).first()).toBeVisible();
    await bringBack(page, step.asks, made);
    await guide.getByRole('checkbox', { name: 'Done' }).check();
    if (index < setup.guided.length - 1) await guide.getByRole('button', { name: 'Next page' }).click();
  }
  await expect.poll(async () => (await stateOf(page)).setup?.guidedDone.length).toBe(setup.guided.length);

  await next(page);
  await next(page);
  await grantAsAdmin(app, page, olga);
  await next(page);
  await rehearse(app, page, ada);
  await expect(page.getByRole('tab', { name: 'Hand-over' })).toBeVisible();
  const [clientId, secret] = await openSheet(page);
  expect(clientId).toEqual(['Client ID', made.clientId]);
  expect(secret).toEqual(['Client Secret', null]);
  expect((await page.content()).includes(made.secret)).toBe(false);
});

async function bringBack(page: Page, asks: readonly string[], made: Brought): Promise<void> {
  if (asks.includes('client-id'))
    await page.getByRole('textbox', { name: 'Application (client) ID' }).fill(made.clientId);
  if (asks.includes('tenant'))
    await page.getByRole('textbox', { name: 'Directory (tenant) ID' }).fill(made.tenant);
  if (asks.includes('secret')) await page.getByLabel('Client secret', { exact: true }).fill(made.secret);
  if (asks.includes('secret-expiry'))
    await page.getByLabel('The secret expires on').fill(made.secretExpiresAt.slice(0, 10));
}
