import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StartArguments } from './arguments.ts';
import { systemClock } from './clock.ts';
import { createCommands } from './commands.ts';
import { createActivityFiles } from './connections/activity/activity-files.ts';
import { createStore } from './connections/store.ts';
import { createVault } from './connections/vault.ts';
import { createAppProtocol } from './desktop/app-protocol.ts';
import { createDesktop } from './desktop/desktop.ts';
import type { Electron } from './desktop/electron.ts';
import { connectIpc } from './desktop/ipc.ts';
import { createDetailLog, observeNet } from './detail-log.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { loadClouds } from './identity/clouds.ts';
import { parseCustomCloud } from './identity/custom-cloud.ts';
import { createLog, type Log, readRecentLog } from './log.ts';
import { openLinksFile } from './mailbox/links-file.ts';
import { createNet } from './net/net.ts';
import { createNetworkPath } from './net/network-path.ts';
import { createPathFetch } from './net/path-fetch.ts';
import type { Net } from './net/types.ts';
import { parseProxy } from './net/way.ts';
import { createServices } from './services.ts';

/** Where the built parts and the data files lie, seen from a file in `out/main`. */
const OUT = resolve(import.meta.dirname, '..');
const RESOURCES = resolve(OUT, '..', 'resources');

/**
 * The composition root: takes Electron (or the Chromium runtime) as a value, builds the services and
 * hands them to the desktop.
 */
export async function run(electron: Electron, options: StartArguments): Promise<void> {
  const { app } = electron;
  const userData = app.getPath('userData');
  const clock = systemClock;
  const log = createLog(join(userData, 'logs'));
  const store = createStore({ directory: userData });
  const path = createNetworkPath(async (url) =>
    parseProxy(await electron.session.defaultSession.resolveProxy(url)),
  );
  const platform = (request: Request) => electron.net.fetch(request);
  const detail = createDetailLog(log, clock);
  const net = observeNet(createNet({ fetch: createPathFetch({ path, platform }), clock }), detail, clock);
  const clouds = [...customClouds(options, net, log), ...loadClouds()];

  electron.protocol.handle('connector', createAppProtocol(join(OUT, 'renderer')));
  const links = openLinksFile({ path: join(userData, 'sync-state.json'), clock, log });
  app.on('before-quit', () => links.flush());
  const desktop = createDesktop({
    electron,
    store,
    net,
    path,
    clock,
    clouds,
    preload: join(OUT, 'preload', 'index.cjs'),
    resources: RESOURCES,
  });

  const engine = (async () => {
    const vault = await createVault({
      directory: join(userData, 'vault'),
      service: 'Mailbox Connector',
      platform: process.platform,
    });
    log.info(`vault: ${vault.view.kind}, ${vault.view.backend}`);
    const runtime = process.versions['electron']
      ? `Electron ${process.versions['electron']}`
      : 'Chromium runtime';
    const services = await createServices({
      version: app.getVersion(),
      runtime,
      store,
      vault,
      net,
      clock,
      log,
      clouds,
      ui: desktop.authUi,
      files: desktop.surfaces.files,
      places: desktop.surfaces.places,
      notifier: desktop.notifier,
      history: createActivityFiles(join(userData, 'activity'), clock),
      clipboard: desktop.surfaces.clipboard,
      recentLog: () => readRecentLog(join(userData, 'logs')),
      links,
      path,
      detail,
    });
    desktop.follow(services);
    const showLog = () => desktop.surfaces.places.showInFolder(join(userData, 'logs', 'connector.log'));
    const perform = createCommands({ ...services, ...desktop.surfaces, log, showLog, diagnose });
    return { perform, state: services.state };
  })();

  connectIpc({ electron, log, clock, engine, isTrusted: desktop.isAppWindow });
  if (!options.hidden) desktop.showWindow();
  await engine;
}

/** The Cloud of `--cloud FILE`: it comes first, so that new setups start with it. */
function customClouds({ cloudFile }: StartArguments, net: Net, log: Log) {
  if (!cloudFile) return [];
  const parsed = parseCustomCloud(readFileSync(cloudFile, 'utf8'));
  if (!parsed.ok) {
    log.error(`custom cloud refused: ${parsed.message}`);
    throw new Error(`The cloud file ${cloudFile} cannot be used: ${parsed.message}`);
  }
  for (const { host, route } of parsed.value.routes) net.route(host, route);
  return [parsed.value.cloud];
}
