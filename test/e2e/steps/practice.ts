import { expect, type Page } from '@playwright/test';
import type { PracticePerson } from '../../../preload/contract.ts';
import { stateOf } from './bridge.ts';
import { heading, next } from './wizard.ts';

/** From the welcome screen into the practice setup, with this person's mailbox chosen. */
export async function beginPractice(page: Page, alias: string): Promise<PracticePerson> {
  await page.getByRole('button', { name: 'Practise', exact: true }).click();
  await expect(heading(page, 'Where will the mailbox be used?')).toBeVisible();
  await next(page);
  await expect(heading(page, /^Which mailbox/)).toBeVisible();
  const { practice } = await stateOf(page);
  const person = practice?.people.find(({ address }) => address.startsWith(`${alias}@`));
  if (!person) throw new Error(`Nobody is called ${alias}`);
  await page.getByRole('button', { name: `Use ${person.address}` }).click();
  await expect(page.getByRole('region', { name: 'Where the mailbox is hosted' })).toBeVisible();
  return person;
}

/** Goes on to the registration step and fills in the registration that is ready. */
export async function fillReadyRegistration(page: Page): Promise<void> {
  await next(page);
  await page.getByRole('button', { name: 'Fill in for me' }).click();
  await expect(page.getByLabel('Application (client) ID')).not.toHaveValue('');
}

/** Opens the drawer with the levers of the practice tenant. */
export async function openPracticePanel(page: Page) {
  await page.getByRole('button', { name: 'Practice', exact: true }).click();
  const panel = page.getByRole('dialog').filter({ hasText: 'Make things happen' });
  await expect(panel).toBeVisible();
  return panel;
}
