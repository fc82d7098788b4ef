import { expect } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import type { TestWindow } from '../harness/window.ts';

/** Expects axe to find nothing on what is shown as it is. */
export async function expectCleanNow({ page, complaints }: TestWindow): Promise<void> {
  expect(await axeViolations(page, 'everything')).toEqual([]);
  expect(complaints).toEqual([]);
}

/** Expects axe to find nothing on what is shown, or on a part of it, in the light and the dark theme. */
export async function expectClean({ page, complaints }: TestWindow, within?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await axeViolations(page, 'everything', within)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  // The theme changes nothing but colours.
  expect(await axeViolations(page, 'colours', within)).toEqual([]);
  expect(complaints).toEqual([]);
}
