import { expect, type Locator, type Page } from '@playwright/test';

/** The card that explains a problem: its title names it. */
export const problemCard = (page: Page, title: string | RegExp): Locator =>
  page.getByRole('region', { name: title });

export interface ExplainedProblem {
  title: string;
  /** Who can fix it, in the words of the badge. */
  who: string;
  /** Words on the button that repairs it. */
  repair: string;
  /** A part of the raw facts behind "Details". */
  details?: string | RegExp;
}

/** Expects a problem with a person who can fix it, steps, a repair, and the raw facts one click away. */
export async function expectProblem(page: Page, problem: ExplainedProblem): Promise<Locator> {
  const card = problemCard(page, problem.title);
  await expect(card).toBeVisible();
  await expect(card.getByText(problem.who, { exact: true })).toBeVisible();
  await expect(card.getByRole('listitem').first()).toBeVisible();
  await expect(card.getByRole('button', { name: problem.repair, exact: true })).toBeEnabled();
  if (problem.details) {
    await card.getByRole('button', { name: 'Details', exact: true }).click();
    await expect(card.getByRole('definition').filter({ hasText: problem.details }).first()).toBeVisible();
  }
  return card;
}
