import { expect, test } from './fixture.ts';
import { stateOf } from './steps/bridge.ts';
import { inboxRows, openMessage, syncNow } from './steps/inbox.ts';
import type { SeenRequest } from './steps/practice-cloud.ts';
import { expectTray } from './steps/tray.ts';
import { connectQuickly } from './steps/wizard.ts';

/** The longest pause after a few failures in a row, and a margin for a busy computer. */
const RECOVERY = { timeout: 30_000 };
const RETRY_AFTER_S = 3;
/** What was sent beside the refused request, before its answer was there, could not know. */
const IN_FLIGHT_MS = 300;

const isGraph = ({ path }: SeenRequest) => path.startsWith('/v1.0/');

test('without a network the list stays readable, and the app comes back by itself', async ({
  app,
  cloud,
}) => {
  const page = await connectQuickly(app, cloud);
  const { address } = cloud.person('ada.keller');
  const { control } = cloud.tenant;
  control.switches.offline = true;
  await syncNow(page);
  await expect(page.getByText('The internet cannot be reached').first()).toBeVisible();
  await expect(page.getByText(/Tries again at/)).toBeVisible();
  await expectTray(app, { tooltip: `${address}: offline`, icon: 'offline' });
  expect(await inboxRows(page).count()).toBeGreaterThan(5);

  await inboxRows(page).first().click();
  const message = page.getByRole('article', { name: 'Message' });
  await expect(message.getByRole('heading', { name: 'The internet cannot be reached' })).toBeVisible();

  control.deliverMessage(address, { subject: 'The line is back', text: 'All is well.' });
  control.switches.offline = false;
  await expect(inboxRows(page).first()).toContainText('The line is back', RECOVERY);
  await expect(page.getByText(/Tries again at/)).toBeHidden();
  await expectTray(app, { tooltip: `${address}: in sync`, icon: 'ok' });
  await openMessage(page, 'The line is back');
});

test('an app that starts without a network connects once there is one', async ({ launch, cloud }) => {
  const first = await launch();
  await connectQuickly(first, cloud);
  await first.close();
  const { control } = cloud.tenant;
  control.switches.offline = true;
  const app = await launch();
  const page = await app.window();
  await expect(page.getByText('The internet cannot be reached').first()).toBeVisible();
  await expect(page.getByText('Nothing loaded yet')).toBeVisible();
  control.switches.offline = false;
  await expect(inboxRows(page).first()).toBeVisible(RECOVERY);
  await expect(page.getByText('The internet cannot be reached').first()).toBeHidden();
});

test('after waking up the app asks at once instead of waiting for its turn', async ({ app, cloud }) => {
  const page = await connectQuickly(app, cloud);
  cloud.tenant.control.deliverMessage(cloud.person('ada.keller').address, {
    subject: 'Arrived during the sleep',
    text: 'Good morning.',
  });
  await app.emitPower('suspend');
  await app.emitPower('resume');
  await expect(inboxRows(page).first()).toContainText('Arrived during the sleep');
});

test('when Microsoft asks to slow down, nothing is sent before the time it names', async ({ app, cloud }) => {
  const page = await connectQuickly(app, cloud);
  const { address } = cloud.person('ada.keller');
  // The checks that follow a sign-in ask Graph as well.
  await expect.poll(async () => (await stateOf(page)).connections[0]?.checks?.endedAt).toBeTruthy();
  cloud.tenant.control.throttle(1, RETRY_AFTER_S);
  await syncNow(page);
  await expect(page.getByText('Microsoft asks us to slow down')).toBeVisible();
  await expectTray(app, { tooltip: `${address}: waiting`, icon: 'offline' });
  expect(await inboxRows(page).count()).toBeGreaterThan(5);

  cloud.tenant.control.deliverMessage(address, { subject: 'Worth waiting for', text: 'Patience.' });
  // Neither the person nor the computer can make it ask sooner.
  await page.getByRole('button', { name: 'Try again' }).click();
  await syncNow(page);
  await app.emitPower('resume');
  await expect(inboxRows(page).first()).toContainText('Worth waiting for', RECOVERY);
  await expect(page.getByText('Microsoft asks us to slow down')).toBeHidden();

  const graph = cloud.requests.filter(isGraph);
  const refused = graph.find(({ status }) => status === 429);
  const known = (refused?.at ?? 0) + IN_FLIGHT_MS;
  const next = graph.find(({ at }) => at > known);
  expect(graph.filter(({ status }) => status === 429)).toHaveLength(1);
  expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(RETRY_AFTER_S * 1000);
});
