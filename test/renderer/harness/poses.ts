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
      await page.getByRole('button', { name: /^IMAP opens the mailbox/ }).click();
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
} satisfies Record<string, Pose>;

export type PoseName = keyof typeof poses;
