import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { PracticeOptions } from '../../main/practice/types.ts';
import { launchConnector } from './launch-connector.ts';
import { type PracticeCloud, servePracticeCloud } from './steps/practice-cloud.ts';
import type { Connector, LaunchOptions } from './support/connector.ts';

interface Fixtures {
  /** Options of the practice tenant; the administrator has consented unless a test says otherwise. */
  practice: Partial<PracticeOptions>;
  /** A folder of the test's own, removed at its end. */
  folder: string;
  cloud: PracticeCloud;
  /** Starts the app on the test's own user data; called again, it is a restart. */
  launch(options?: Partial<LaunchOptions>): Promise<Connector>;
}

export const test = base.extend<Fixtures>({
  practice: [{ adminConsented: true }, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'connector-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  cloud: async ({ folder, practice }, use) => {
    await using cloud = await servePracticeCloud(folder, practice);
    await use(cloud);
  },
  launch: async ({ folder, cloud }, use, info) => {
    const started: Connector[] = [];
    await use(async (options = {}) => {
      const app = await launchConnector({
        userData: join(folder, 'user-data'),
        ...options,
        args: ['--cloud', cloud.file, ...(options.args ?? [])],
      });
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
    await info.attach('main process', { body: started.map((app) => app.output()).join('\n') });
  },
});

export { expect } from '@playwright/test';
