import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StartArguments } from './arguments.ts';
import { systemClock } from './clock.ts';
import { createStore } from './connections/store.ts';
import { createAppProtocol } from './desktop/app-protocol.ts';
import { createDesktop } from './desktop/desktop.ts';
import type { Electron } from './desktop/electron.ts';
import { connectIpc, type Engine } from './desktop/ipc.ts';
import { createDetailLog, observeNet } from './detail-log.ts';
import { loadClouds } from './identity/clouds.ts';
import { parseCustomCloud } from './identity/custom-cloud.ts';
import { createLog, type Log } from './log.ts';
import { createNet } from './net/net.ts';
import { createNetworkPath } from './net/network-path.ts';
import { createPathFetch } from './net/path-fetch.ts';
import type { Net } from './net/types.ts';
import { parseProxy } from './net/way.ts';
import { nextTurn } from './next-turn.ts';

/** Where the built parts and the data files lie, seen from a file in `out/main`. */
const OUT = resolve(import.meta.dirname, '..');
const RESOURCES = resolve(OUT, '..', 'resources');

/**
 * The composition root: takes Electron (or the Chromium runtime) as a value, opens the window and starts
 * the engine behind it.
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

  const engine = Promise.withResolvers<Engine>();
  connectIpc({ electron, log, clock, engine: engine.promise, isTrusted: desktop.isAppWindow });
  if (!options.hidden) desktop.showWindow();
  // Most of the app is loaded while the window opens.
  await nextTurn();
  const { startEngine } = await import('./engine.ts');
  const onEnd = (flush: () => void) => void app.on('before-quit', flush);
  engine.resolve(
    startEngine({
      ...{ userData, store, net, path, clock, clouds, log, detail, desktop, onEnd },
      version: app.getVersion(),
    }),
  );
  await engine.promise;
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
