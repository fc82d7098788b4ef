import type { Verdict } from './contract.ts';

/** What a check found, in a word. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  waiting: 'Waiting',
  running: 'Checking…',
  passed: 'Passed',
  warned: 'Look at this',
  failed: 'Failed',
  skipped: 'Skipped',
};
