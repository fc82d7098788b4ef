import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { inboxRows } from './steps/inbox.ts';
import { expectTray, trayItem } from './steps/tray.ts';
import { connectQuickly, heading } from './steps/wizard.ts';

test('closing the window leaves the app in the tray and says so once', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await expect(heading(page, 'Mailbox Connector')).toBeVisible();
  await app.closeWindow();
  await expect.poll(() => app.hasVisibleWindow()).toBe(false);
  await expect.poll(() => app.notifications()).toHaveLength(1);
  const [said] = await app.notifications();
  expect(said?.title).toBe('Mailbox Connector is still running');
  // True before the first mailbox as well.
  expect(said?.body).toContain('each mailbox that you connect');
  await expectTray(app, { tooltip: 'no mailbox connected', icon: 'ok' });

  await app.clickTray('Open Mailbox Connector');
  await expect.poll(() => app.hasVisibleWindow()).toBe(true);
  await app.closeWindow();
  await expect.poll(() => app.hasVisibleWindow()).toBe(false);
  await app.clickTray();
  await expect.poll(() => app.hasVisibleWindow()).toBe(true);
  expect(await app.notifications()).toHaveLength(1);
  await app.close();

  const next = await launch();
  await next.window();
  await next.closeWindow();
  await expect.poll(() => next.hasVisibleWindow()).toBe(false);
  expect(await next.notifications()).toEqual([]);
});

test('starting the app a second time brings back the window of the first', async ({ launch }) => {
  const app = await launch();
  await app.window();
  await app.closeWindow();
  await expect.poll(() => app.hasVisibleWindow()).toBe(false);
  // The second one hands over and ends by itself.
  await expect(launch()).rejects.toThrow();
  await expect.poll(() => app.hasVisibleWindow()).toBe(true);
  await expect(heading(await app.window(), 'Mailbox Connector')).toBeVisible();
});

test('a hidden start shows no window until it is asked for', async ({ launch }) => {
  const app = await launch({ hidden: true });
  await expectTray(app, { tooltip: 'no mailbox connected', icon: 'ok' });
  expect(await app.windows()).toEqual([]);
  await app.clickTray('Open Mailbox Connector');
  await expect(heading(await app.window(), 'Mailbox Connector')).toBeVisible();
});

test('the tray syncs, pauses and resumes the mailboxes, and quits', async ({ launch, cloud }) => {
  const app = await launch();
  const page = await connectQuickly(app, cloud);
  const { address } = cloud.person('ada.keller');
  await expectTray(app, { tooltip: `${address}: in sync`, icon: 'ok' });
  cloud.tenant.control.deliverMessage(address, { subject: 'By the tray', text: 'Hello.' });
  await app.clickTray('Sync now');
  await expect(inboxRows(page).filter({ hasText: 'By the tray' })).toBeVisible();

  await app.clickTray('Pause all');
  await expectTray(app, { tooltip: `${address}: paused`, icon: 'paused' });
  await expect(page.getByText('All mailboxes are paused.')).toBeVisible();
  expect((await trayItem(app, 'Sync now'))?.enabled).toBe(false);
  expect((await trayItem(app, 'Pause all'))?.checked).toBe(true);
  cloud.tenant.control.deliverMessage(address, { subject: 'While paused', text: 'Hello.' });
  await app.clickTray('Pause all');
  await expect(inboxRows(page).filter({ hasText: 'While paused' })).toBeVisible();
  await expectTray(app, { tooltip: `${address}: in sync`, icon: 'ok' });

  cloud.tenant.control.deliverMessage(address, { subject: 'By its own entry', text: 'Hello.' });
  await app.clickTray(`${address} (in sync)`, 'Sync now');
  await expect(inboxRows(page).filter({ hasText: 'By its own entry' })).toBeVisible();
  await app.clickTray('Quit');
  expect(await app.exited).toBe(0);
});

test('start at login is one setting, in the tray and in the window', async ({ launch, folder }) => {
  const file = join(folder, 'config', 'autostart', 'mailbox-connector.desktop');
  const app = await launch({ env: { XDG_CONFIG_HOME: join(folder, 'config') } });
  const startsAtLogin = async () =>
    process.platform === 'linux' ? existsSync(file) : (await app.loginItem()).openAtLogin;
  const page = await app.window();
  await expectTray(app, { tooltip: 'no mailbox connected', icon: 'ok' });
  await app.clickTray('Start at login');
  await expect.poll(startsAtLogin).toBe(true);
  await expect.poll(async () => (await trayItem(app, 'Start at login'))?.checked).toBe(true);
  await page.getByRole('button', { name: 'Settings' }).click();
  const toggle = page.getByRole('switch', { name: /^Start when I sign in/ });
  await expect(toggle).toBeChecked();
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await expect.poll(startsAtLogin).toBe(false);
  await expect.poll(async () => (await trayItem(app, 'Start at login'))?.checked).toBe(false);
});
