import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { createCommands } from './commands.ts';
import { createActivityFiles } from './connections/activity/activity-files.ts';
import type { StateStore } from './connections/state.ts';
import type { Store } from './connections/types.ts';
import { createVault } from './connections/vault.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { Perform } from './desktop/ipc.ts';
import type { DetailLog } from './detail-log.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import type { Cloud } from './identity/types.ts';
import { type Log, readRecentLog } from './log.ts';
import { openLinksFile } from './mailbox/links-file.ts';
import type { NetworkPath } from './net/network-path.ts';
import type { Net } from './net/types.ts';
import { createServices } from './services.ts';

export interface EngineOptions {
  /** What the window may show already. */
  state: StateStore;
  /** Absolute path of the folder for what is kept. */
  userData: string;
  store: Store;
  net: Net;
  path: NetworkPath;
  clock: Clock;
  clouds: Cloud[];
  log: Log;
  detail: DetailLog;
  desktop: Desktop;
  /** The app ends: what is not on the disk yet must get there now. */
  onEnd(flush: () => void): void;
}

/** Builds the services, gives them to the desktop, and answers what performs the window's commands. */
export async function startEngine(options: EngineOptions): Promise<Perform> {
  const { userData, log, clock, desktop, state, store, net, path, clouds, detail } = options;
  const links = openLinksFile({ path: join(userData, 'sync-state.json'), clock, log });
  options.onEnd(() => links.flush());
  const vault = await createVault({
    directory: join(userData, 'vault'),
    service: 'Mailbox Connector',
    platform: process.platform,
  });
  log.info(`vault: ${vault.view.kind}, ${vault.view.backend}`);
  const { surfaces } = desktop;
  const services = await createServices({
    ...{ state, store, vault, net, clock, log, clouds, links, path, detail },
    ui: desktop.authUi,
    files: surfaces.files,
    places: surfaces.places,
    notifier: desktop.notifier,
    history: createActivityFiles(join(userData, 'activity'), clock),
    clipboard: surfaces.clipboard,
    recentLog: () => readRecentLog(join(userData, 'logs')),
  });
  options.onEnd(() => services.fleet.close());
  desktop.follow(services);
  const showLog = () => surfaces.places.showInFolder(join(userData, 'logs', 'connector.log'));
  return createCommands({ ...services, ...surfaces, log, showLog, diagnose });
}
