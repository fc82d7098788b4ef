import { expect, type Page } from '@playwright/test';
import type { Connector } from '../support/connector.ts';
import { stateOf } from './bridge.ts';
import { answerConsent, type Person, typeCredentials } from './sign-in-pages.ts';
import { heading, next } from './wizard.ts';

export interface SystemChoice {
  /** Name on the card. */
  name: string;
  /** Label and value of each input. */
  inputs: [label: string, value: string][];
}

/** From the welcome screen through the first step. */
export async function chooseSystem(page: Page, { name, inputs }: SystemChoice): Promise<void> {
  await page.getByRole('button', { name: /^Connect a mailbox/ }).click();
  await heading(page, 'Where will the mailbox be used?').waitFor();
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  for (const [label, value] of inputs) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await next(page);
}

/** On the registration step: an administrator signs in, reviews and lets the app do it. */
export async function registerByItself(app: Connector, page: Page, admin: Person): Promise<void> {
  const way = page.getByRole('radio', { name: /^Do it for me/ });
  if (!(await way.isChecked())) await way.check();
  const window = app.authWindow();
  await page.getByRole('button', { name: /^Sign in as (an )?administrator/i }).click();
  const auth = await window;
  await typeCredentials(auth, admin);
  await answerConsent(auth, 'Accept');
  await page.getByRole('button', { name: 'Make these changes' }).click();
  await expect(page.getByRole('region', { name: 'What was made' })).toBeVisible();
}

/** On the sign-in step: rehearses the System's own sign-in. */
export async function rehearse(app: Connector, page: Page, signer: Person): Promise<void> {
  const window = app.authWindow();
  await page.getByRole('button', { name: /^(Rehearse|Sign in as)/ }).click();
  await typeCredentials(await window, signer);
}

/** The hand-over sheet on screen, as label and value in order; `null` = masked. */
export async function openSheet(page: Page): Promise<[string, string | null][]> {
  await page.getByRole('tab', { name: 'Hand-over' }).click();
  await page.getByRole('tabpanel', { name: 'Hand-over' }).waitFor();
  const { connections } = await stateOf(page);
  const fields = connections[0]?.handover?.fields ?? [];
  for (const { label } of fields) await expect(page.getByText(label, { exact: true }).first()).toBeVisible();
  return fields.map(({ label, value, isSecret }) => [label, isSecret ? null : value]);
}
