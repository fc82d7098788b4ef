import { expect, type Page } from '@playwright/test';
import { axeViolations } from '../../support/axe.ts';

/** Expects axe to find nothing on what is shown now. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}
