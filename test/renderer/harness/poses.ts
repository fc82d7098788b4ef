/** Scenes in which something has been clicked: dialogs, and answers to what was typed. */
import type { Page } from 'playwright';
import type { SceneName } from './scenes.ts';

export interface Pose {
  scene: SceneName;
  act(page: Page): Promise<void>;
}

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

export const poses = {
  'edit-client-id': {
    scene: 'doctor-wrong-client',
    async act(page) {
      await click(page, 'Change the registration');
      await page.getByRole('textbox', { name: /client\) ID/ }).fill('6731de76-14a6-49ae');
    },
  },
  'edit-system': {
    scene: 'doctor-failed',
    async act(page) {
      await click(page, 'More actions');
      await page.getByRole('menuitem', { name: 'Change the connection…' }).click();
      await page.getByRole('textbox', { name: 'Mailbox address' }).waitFor();
    },
  },
  'doctor-row-open': {
    scene: 'doctor-failed',
    async act(page) {
      await page.getByRole('button', { name: /^IMAP access to the mailbox/ }).click();
      await page.getByRole('button', { name: /^Only this check again/ }).scrollIntoViewIfNeeded();
    },
  },
  'doctor-report': {
    scene: 'doctor-failed',
    async act(page) {
      await page.getByRole('button', { name: 'Support bundle…' }).scrollIntoViewIfNeeded();
    },
  },
  bundle: {
    scene: 'doctor-failed',
    async act(page) {
      await click(page, 'Support bundle…');
      await page.getByRole('tab', { name: 'report.txt' }).waitFor();
    },
  },
  'explain-empty': {
    scene: 'inbox',
    async act(page) {
      await click(page, 'Explain an error');
      await page.getByRole('textbox', { name: 'Error text' }).waitFor();
    },
  },
  'explain-explained': {
    scene: 'inbox',
    async act(page) {
      await click(page, 'Explain an error');
      await page.getByRole('textbox', { name: 'Error text' }).fill('535 5.7.139');
      await click(page, 'Explain');
      await page.getByRole('heading', { name: /^Sending by SMTP/ }).waitFor();
    },
  },
  'welcome-resumed': {
    scene: 'mailbox-found',
    async act(page) {
      await click(page, 'Save and close');
      await page.getByRole('button', { name: 'Continue setup' }).waitFor();
    },
  },
  import: {
    scene: 'welcome',
    async act(page) {
      await click(page, 'Import a configuration');
      await page.getByRole('textbox').fill('client_id = 2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23');
      await click(page, 'Import');
      await page.getByRole('button', { name: 'Go on' }).waitFor();
    },
  },
  'practice-panel': {
    scene: 'inbox',
    async act(page) {
      await click(page, 'Practice');
      await page.getByRole('dialog').waitFor();
    },
  },
  'setup-practice-panel': {
    scene: 'setup-practice',
    async act(page) {
      await click(page, 'Practice');
      await page.getByRole('dialog').waitFor();
    },
  },
  'rail-unfinished': {
    scene: 'doctor-failed',
    async act(page) {
      await click(page, 'Add mailbox');
      await click(page, 'Save and close');
      await page.getByRole('button', { name: 'Continue setup' }).waitFor();
    },
  },
  'inbox-reading': {
    scene: 'inbox',
    async act(page) {
      await page.locator('[data-index="0"]').click();
      await page.getByRole('heading', { level: 2 }).nth(2).waitFor();
    },
  },
  shortcuts: {
    scene: 'inbox',
    async act(page) {
      await page.locator('[data-index="1"]').click();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  'overview-checks': {
    scene: 'overview',
    async act(page) {
      await page.getByRole('tab', { name: 'Checks' }).click();
    },
  },
  'overview-checks-all': {
    scene: 'overview-all-checks',
    async act(page) {
      await page.getByRole('tab', { name: 'Checks' }).click();
      await page.locator('[data-cell="1 0"]').focus();
      await page.keyboard.press('End');
    },
  },
  'overview-check': {
    scene: 'overview',
    async act(page) {
      await page.getByRole('tab', { name: 'Checks' }).click();
      await page
        .getByRole('button', { name: /: Failed$/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'add-many-list': {
    scene: 'add-many',
    async act(page) {
      const list = ['support@contoso.com', 'orders@contoso.com,dana@contoso.com', 'lab@gmial.com', 'billing'];
      await page.getByRole('textbox', { name: /^Mailboxes/ }).fill(list.join('\n'));
      await page.getByRole('button', { name: /^Add \d+ mailboxes$/ }).waitFor();
    },
  },
  'connection-activity': {
    scene: 'inbox',
    async act(page) {
      await page.getByRole('tab', { name: 'Activity' }).click();
      await page.getByText('Synced: 3 new').waitFor();
    },
  },
  'registration-tab': {
    scene: 'handover',
    async act(page) {
      await page.getByRole('tab', { name: 'Registration' }).click();
      await page.getByRole('heading', { name: 'Client secret' }).waitFor();
    },
  },
  'registration-expired': {
    scene: 'handover-expired',
    async act(page) {
      await page.getByRole('tab', { name: 'Registration' }).click();
      await page.getByRole('heading', { name: 'Client secret' }).waitFor();
    },
  },
  'renew-proved': {
    scene: 'renew-done',
    async act(page) {
      await page.getByRole('tab', { name: 'Registration' }).click();
      await page.getByRole('button', { name: 'Renew…' }).last().click();
      await page.getByRole('dialog').waitFor();
    },
  },
} satisfies Record<string, Pose>;

export type PoseName = keyof typeof poses;
