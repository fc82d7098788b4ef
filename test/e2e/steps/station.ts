import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../../preload/default-settings.ts';
import { launchConnector } from '../launch-connector.ts';
import type { Connector } from '../support/connector.ts';
import { send, stateOf } from './bridge.ts';
import { type CloudServer, openCloudServer } from './practice-cloud.ts';
import { heading } from './wizard.ts';

/** What one worker's tests share: a port for their tenants, and one running app. */
export interface Station {
  cloud: CloudServer;
  /** The app, on its first screen with nothing in it. Started when it is first asked for. */
  app(): Promise<Connector>;
  /** Takes everything out of the app again; an app that does not let itself be emptied is ended. */
  clear(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openStation(): Promise<Station> {
  const folder = mkdtempSync(join(tmpdir(), 'connector-station-'));
  const cloud = await openCloudServer(folder);
  let app: Connector | undefined;
  return {
    cloud,
    async app() {
      app ??= await launchConnector({
        userData: join(folder, 'user-data'),
        args: ['--cloud', join(folder, 'cloud.json')],
      });
      await expect(heading(await app.window(), 'Mailbox Connector')).toBeVisible();
      return app;
    },
    async clear() {
      const running = app;
      app = undefined;
      if (!running) return;
      try {
        await empty(running);
        app = running;
      } catch {
        await running.close();
      }
    },
    async [Symbol.asyncDispose]() {
      await app?.close();
      await cloud[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** As a person would: signs nobody in, removes every connection, discards the setup, resets the settings. */
async function empty(app: Connector): Promise<void> {
  await app.setOnline(true);
  const page = await app.window();
  await send(page, 'signIn.cancel', {});
  await send(page, 'automatic.cancel', {});
  const { connections, setup } = await stateOf(page);
  for (const { id } of connections) await send(page, 'connection.remove', { connectionId: id });
  if (setup) await send(page, 'setup.discard', {});
  await send(page, 'settings.update', DEFAULT_SETTINGS);
  await closeOthers(app, page);
  await app.forget();
  await page.reload();
  await expect(heading(page, 'Mailbox Connector')).toBeVisible();
}

async function closeOthers(app: Connector, page: Page): Promise<void> {
  for (const other of await app.windows()) if (other !== page) await other.close();
}
