import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { expectAccessible } from './steps/axe.ts';
import { send, stateOf } from './steps/bridge.ts';
import { answerConsent, typeCredentials } from './steps/sign-in-pages.ts';
import { openSignIn } from './steps/wizard.ts';

const slash = (uri: string) => uri.replace('?', '/?');

test('a redirect URI that differs by a slash is read back and marked; then the secret is renewed and the old one removed', async ({
  app,
  cloud,
}) => {
  const page = await app.window();
  const ada = cloud.person('ada.keller');
  const olga = cloud.person('olga.admin');
  const { redirectUri, clientSecret } = cloud.tenant.webClient;
  await prepareRehearsal(page, ada.address, slash(redirectUri), cloud.tenant.webClient);

  const refused = await openSignIn(app, page, /^(Rehearse|Sign in) as/);
  await expect(refused.getByText('AADSTS50011')).toBeVisible();
  await refused.close();
  const reading = await openSignIn(app, page, 'Sign in and compare');
  await typeCredentials(reading, olga);
  await answerConsent(reading, 'Accept');
  const difference = page.getByRole('region', { name: 'Where the two addresses differ' });
  await expect(difference.locator('mark')).toHaveText([
    /differs from here\) \/ \(to here/,
    /something is missing here/,
  ]);
  await expect(difference).toContainText('In the registration “Practice CRM”');
  await expectAccessible(page);

  await send(page, 'setup.update', { inputs: { redirectUri, platform: 'web', protocols: 'graph' } });
  await typeCredentials(await openSignIn(app, page, /^Rehearse again|^Sign in again/), ada);
  await page.getByRole('tab', { name: 'Registration' }).click();

  const drift = page.getByRole('region', { name: 'Drift' });
  await openSignIn(app, page, 'Compare now');
  await drift.getByRole('button', { name: 'Cancel' }).click();
  await expect(drift.getByRole('button', { name: 'Compare now' })).toBeVisible();
  expect(await app.windows()).toHaveLength(1);

  await page.getByRole('button', { name: /^Renew/ }).click();
  await typeCredentials(await openSignIn(app, page, 'Sign in as administrator'), olga);
  await expect(page.getByRole('dialog').getByText('Proved it with Microsoft')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  const older = page.getByRole('region', { name: 'The older secret' });
  await older.getByRole('button', { name: 'Remove the older one…' }).click();
  await typeCredentials(await openSignIn(app, page, 'Sign in as administrator'), olga);
  await page.getByRole('button', { name: /^Remove (it|\d secrets)$/ }).click();
  await expect(older).toHaveCount(0);

  const renewed = cloud.tenant.issued().secrets.at(-1);
  expect(renewed).not.toBe(clientSecret);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('tab', { name: 'Hand-over' }).click();
  await page.getByRole('button', { name: 'Copy secret' }).click();
  await expect.poll(() => app.clipboard()).toBe(renewed);
  const shown = JSON.stringify(await stateOf(page)) + (await page.content());
  for (const secret of [clientSecret, renewed ?? '']) expect(shown).not.toContain(secret);
});

/** The setup of some other product with a registration of its own, at its last step. */
async function prepareRehearsal(
  page: Page,
  mailbox: string,
  redirectUri: string,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await send(page, 'setup.start', { practice: false });
  await send(page, 'setup.update', { system: 'custom', mailbox, signer: mailbox });
  await send(page, 'setup.update', { inputs: { redirectUri, platform: 'web', protocols: 'graph' } });
  await send(page, 'setup.discover', {});
  await send(page, 'setup.update', { way: 'have-one', registration: { clientId } });
  await send(page, 'setup.setSecret', { secret: clientSecret });
  await send(page, 'setup.goTo', { step: 'sign-in' });
}
