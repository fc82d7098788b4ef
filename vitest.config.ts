import { defineConfig } from 'vitest/config';
import { VitestTally } from './scripts/test/vitest-tally.ts';

/** Unit and integration tests. The window's end-to-end tests run in Playwright (test/e2e). */
export default defineConfig({
  resolve: {
    // Requiring the real package would start a download where its binary is missing.
    alias: { electron: `${import.meta.dirname}/test/fakes/electron-module.ts` },
  },
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}', 'test/chromium-runtime/**/*.spec.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    // A browser or a packaging run on two busy cores needs longer than the default 5 s.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    restoreMocks: true,
    reporters: ['default', new VitestTally()],
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
  },
});
