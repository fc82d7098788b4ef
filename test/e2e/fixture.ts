import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { PracticeOptions } from '../../main/practice/types.ts';
import { launchConnector } from './launch-connector.ts';
import type { PracticeCloud } from './steps/practice-cloud.ts';
import { openStation, type Station } from './steps/station.ts';
import type { Connector, LaunchOptions } from './support/connector.ts';

export interface TestLaunchOptions extends Partial<LaunchOptions> {
  /** Without the cloud of the test: the app knows the real clouds and its own practice tenant. */
  withoutCloud?: boolean;
}

interface Fixtures {
  /** Options of the practice tenant; the administrator has consented unless a test says otherwise. */
  practice: Partial<PracticeOptions>;
  /** A folder of the test's own, removed at its end. */
  folder: string;
  cloud: PracticeCloud;
  /** The worker's running app, on its first screen with nothing in it: for tests that are not about starting. */
  app: Connector;
  /** Starts the app on the test's own user data; called again, it is a restart. */
  launch(options?: TestLaunchOptions): Promise<Connector>;
}

export const test = base.extend<Fixtures, { station: Station }>({
  station: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the pattern
    async ({}, use) => {
      await using station = await openStation();
      await use(station);
    },
    { scope: 'worker' },
  ],
  practice: [{ adminConsented: true }, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'connector-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  cloud: async ({ station, practice }, use) => {
    await use(await station.cloud.renew(practice));
  },
  app: async ({ station, cloud: _cloud }, use, info) => {
    const app = await station.app();
    const before = app.output().length;
    await use(app);
    await info.attach('main process', { body: app.output().slice(before) });
    await station.clear();
  },
  launch: async ({ folder, cloud }, use, info) => {
    const started: Connector[] = [];
    await use(async ({ withoutCloud = false, args = [], ...options } = {}) => {
      const app = await launchConnector({
        userData: join(folder, 'user-data'),
        ...options,
        args: [...(withoutCloud ? [] : ['--cloud', cloud.file]), ...args],
      });
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
    await info.attach('main process', { body: started.map((app) => app.output()).join('\n') });
  },
});

export { expect } from '@playwright/test';
