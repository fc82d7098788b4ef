import type { Page } from '@playwright/test';
import { clickAway } from '../../support/click-away.ts';

/** What a person does on the practice tenant's pages in the auth window. */
export interface Person {
  address: string;
  password: string;
}

/** Types name and password; stops at whatever page comes after. */
export async function typeCredentials(page: Page, person: Person): Promise<void> {
  const name = page.getByLabel('Email address');
  const other = page.getByRole('button', { name: 'Use another account' });
  await name.or(other).or(page.getByLabel('Password')).first().waitFor();
  if (!(await name.isVisible()) && !(await page.getByText(person.address).isVisible())) await other.click();
  if (await name.isVisible()) {
    await name.fill(person.address);
    await page.getByRole('button', { name: 'Next' }).click();
  }
  await page.getByLabel('Password').fill(person.password);
  await submit(page, 'Sign in');
}

/** Answers the consent page. */
export async function answerConsent(page: Page, answer: 'Accept' | 'Cancel'): Promise<void> {
  await submit(page, answer);
}

/** Presses a button that may close the window. */
export const submit = (page: Page, name: string) =>
  clickAway(page.getByRole('button', { name, exact: true }));
