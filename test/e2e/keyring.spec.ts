import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { inboxRows } from './steps/inbox.ts';
import { filesBelow, findLeaks, piecesOf } from './steps/leak-search.ts';
import { problemCard } from './steps/problem.ts';
import { connectQuickly } from './steps/wizard.ts';

/** A session bus that nobody answers on: there is no Secret Service then. */
const NO_KEYRING = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };

test('without a keyring everything works until the app is closed, and it says how to get one', async ({
  launch,
  cloud,
  folder,
}) => {
  test.skip(process.platform !== 'linux', 'only Linux can be without a keyring');
  const first = await launch({ env: NO_KEYRING });
  const page = await connectQuickly(first, cloud);
  await expect(page.getByText('No keyring to keep your sign-ins in')).toBeVisible();
  await page.getByRole('button', { name: 'How to fix' }).click();
  const card = problemCard(page, 'No keyring to keep your sign-ins in');
  await expect(card).toContainText('gnome-keyring');
  await expect(card).toContainText('Nothing is written to disk unprotected.');
  await page.keyboard.press('Escape');
  await first.close();

  const tokens = cloud.tenant.issued().tokens.flatMap((token) => piecesOf('a token', token));
  expect(tokens.length).toBeGreaterThan(0);
  expect(findLeaks(filesBelow(join(folder, 'user-data')), tokens)).toEqual([]);

  const again = await (await launch({ env: NO_KEYRING })).window();
  await expect(again.getByRole('button', { name: 'Sign in again' })).toBeEnabled();
  await expect(inboxRows(again)).toHaveCount(0);
});

test('with a keyring a restart needs nobody', async ({ launch, cloud }) => {
  const first = await launch();
  const page = await connectQuickly(first, cloud);
  await expect(page.getByText('No keyring')).toHaveCount(0);
  await first.close();
  const app = await launch();
  await expect(inboxRows(await app.window()).first()).toBeVisible();
  expect(await app.windows()).toHaveLength(1);
});
