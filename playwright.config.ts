import { defineConfig } from '@playwright/test';

const isCi = process.env['CI'] !== undefined;

/** End-to-end tests. The app brings its own browser (Electron or the Chromium runtime): none is downloaded. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  // A machine's hiccup does not refuse a whole run; `npm test` names what needed its second attempt.
  retries: isCi ? 1 : 0,
  forbidOnly: isCi,
  // Only what fails waits that long; a computer that does other things needs it.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // Something that is not there is said so long before the whole test runs out of time.
  use: { actionTimeout: 30_000, screenshot: 'only-on-failure', trace: 'off', video: 'off' },
});
