import { expect } from '@playwright/test';
import { inboxRows } from '../../test/e2e/steps/inbox.ts';
import type { PracticeCloud } from '../../test/e2e/steps/practice-cloud.ts';
import { typeCredentials } from '../../test/e2e/steps/sign-in-pages.ts';
import {
  beginSetup,
  fillMailbox,
  fillRegistration,
  grantAsAdmin,
  heading,
  next,
  openSignIn,
} from '../../test/e2e/steps/wizard.ts';
import type { Connector } from '../../test/e2e/support/connector.ts';

/** The app under demonstration; a restart replaces it. */
export interface Stage {
  app: Connector;
  restart(options: { hidden: boolean }): Promise<void>;
}

export interface DemoStep {
  name: string;
  /** Performs the step and saves its picture. */
  run(screenshot: string): Promise<void>;
}

/** New mail must show without a click; generous, because a demo also runs on slow machines. */
const NEW_MAIL_MS = 30_000;

/** The story: an ordinary user whose administrator has to consent, connected, restarted, signed out. */
export function demoSteps(stage: Stage, cloud: PracticeCloud): DemoStep[] {
  const ada = cloud.person('ada.keller');
  const admin = cloud.person('olga.admin');
  const page = () => stage.app.window();
  const step = (name: string, act: (path: string) => Promise<unknown>): DemoStep => ({
    name,
    async run(screenshot) {
      // A step that took its own picture answers true.
      if ((await act(screenshot)) !== true) await (await page()).screenshot({ path: screenshot });
    },
  });

  return [
    step('welcome', async () => {
      await expect(heading(await page(), 'Mailbox Connector')).toBeVisible();
    }),
    step('mailbox', async () => {
      await beginSetup(await page());
      await fillMailbox(await page(), { mailbox: ada.address, clientId: '' });
      await expect((await page()).getByText(cloud.tenant.tenantId)).toBeVisible();
    }),
    step('registration', async () => {
      await next(await page());
      await fillRegistration(await page(), { mailbox: ada.address, clientId: cloud.tenant.clientId });
    }),
    step('permissions', async () => {
      await next(await page());
      await expect((await page()).getByText('Mail.ReadWrite', { exact: true })).toBeVisible();
    }),
    step('consent', async () => {
      await next(await page());
      await grantAsAdmin(stage.app, await page(), admin);
    }),
    step('sign-in', async (path) => {
      await next(await page());
      const auth = await openSignIn(stage.app, await page());
      await auth.getByLabel('Email address').or(auth.getByLabel('Password')).first().waitFor();
      await auth.screenshot({ path });
      await typeCredentials(auth, ada);
      return true;
    }),
    step('inbox', async () => {
      await expect(inboxRows(await page()).first()).toBeVisible();
    }),
    step('open-message', async () => {
      await inboxRows(await page())
        .nth(1)
        .click();
      await expect((await page()).getByRole('article', { name: 'Message' })).toBeVisible();
    }),
    step('new-mail', async () => {
      const subject = 'The demonstration has arrived';
      cloud.tenant.control.deliverMessage(ada.address, { subject, text: 'Nobody clicked anything.' });
      await expect(inboxRows(await page()).first()).toContainText(subject, { timeout: NEW_MAIL_MS });
    }),
    step('tray', async (path) => {
      await stage.app.closeWindow();
      await expect.poll(() => stage.app.hasVisibleWindow()).toBe(false);
      await expect.poll(async () => (await stage.app.tray())?.tooltip).toContain('in sync');
      await stage.app.screenshotTray(path);
      return true;
    }),
    step('restart', async (path) => {
      await stage.restart({ hidden: true });
      await expect
        .poll(async () => (await stage.app.tray())?.tooltip, { timeout: 30_000 })
        .toContain('in sync');
      expect(await stage.app.hasVisibleWindow()).toBe(false);
      await stage.app.screenshotTray(path);
      return true;
    }),
    step('sign-out', async () => {
      await stage.app.clickTray('Open Mailbox Connector');
      await (await page()).getByRole('button', { name: 'More actions' }).click();
      await (await page()).getByRole('menuitem', { name: 'Sign out' }).click();
      await expect((await page()).getByText('Needs you').first()).toBeVisible();
    }),
  ];
}
