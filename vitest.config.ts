import { defineConfig } from 'vitest/config';
import { VitestTally } from './scripts/test/vitest-tally.ts';

const isCi = process.env['CI'] !== undefined;
/** Tests with a browser of their own. */
const WITH_BROWSER = ['test/chromium-runtime/**/*.spec.ts', 'test/renderer/**/*.test.{ts,tsx}'];

/** Unit and integration tests. The window's end-to-end tests run in Playwright (test/e2e). */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new VitestTally()],
    projects: [
      project('node', { include: ['test/**/*.test.{ts,tsx}'], exclude: WITH_BROWSER }),
      // A machine's hiccup does not refuse a whole run; `npm test` names what needed its second attempt.
      project('browser', { include: WITH_BROWSER, exclude: [], retry: isCi ? 1 : 0 }),
    ],
  },
});

function project(name: string, options: { include: string[]; exclude: string[]; retry?: number }) {
  return {
    resolve: {
      // Requiring the real package would start a download where its binary is missing.
      alias: { electron: `${import.meta.dirname}/test/fakes/electron-module.ts` },
    },
    test: {
      name,
      environment: 'node' as const,
      // Two processes run all files: starting one per file, and a browser in each, took a third of the time.
      isolate: false,
      // A browser or a packaging run on two busy cores needs longer than the default 5 s.
      testTimeout: 30_000,
      hookTimeout: 30_000,
      restoreMocks: true,
      env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
      ...options,
      exclude: [...options.exclude, 'test/e2e/**', 'node_modules/**'],
    },
  };
}
