import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StartArguments } from './arguments.ts';
import { systemClock } from './clock.ts';
import { defaultSaved } from './connections/default-saved.ts';
import { createStore, type StoreOptions, settingsPath } from './connections/store.ts';
import { createAppProtocol } from './desktop/app-protocol.ts';
import { createDesktop } from './desktop/desktop.ts';
import type { Electron } from './desktop/electron.ts';
import { connectIpc } from './desktop/ipc.ts';
import { createDetailLog, observeNet } from './detail-log.ts';
import { createFirstState, isNew } from './first-state.ts';
import { loadClouds } from './identity/clouds.ts';
import { createLog, type Log } from './log.ts';
import { createNet } from './net/net.ts';
import { createNetworkPath } from './net/network-path.ts';
import { createPathFetch } from './net/path-fetch.ts';
import type { Net } from './net/types.ts';
import { parseProxy } from './net/way.ts';
import { nextTurn } from './next-turn.ts';

/** The page is drawn after its scripts were read, in less than these milliseconds. */
const DRAWING_MS = 500;

/** Where the built parts and the data files lie, seen from a file in `out/main`. */
const OUT = resolve(import.meta.dirname, '..');
const RESOURCES = resolve(OUT, '..', 'resources');

/**
 * The composition root: takes Electron (or the Chromium runtime) as a value, reads what is kept while the
 * platform gets ready, opens the window and starts the engine behind it.
 */
export async function run(electron: Electron, options: StartArguments): Promise<void> {
  const { app } = electron;
  const userData = app.getPath('userData');
  const clock = systemClock;
  const log = createLog(join(userData, 'logs'));
  const store = createStore({ directory: userData, read: await reader(userData) });
  const path = createNetworkPath(async (url) =>
    parseProxy(await electron.session.defaultSession.resolveProxy(url)),
  );
  const platform = (request: Request) => electron.net.fetch(request);
  const detail = createDetailLog(log, clock);
  const net = observeNet(createNet({ fetch: createPathFetch({ path, platform }), clock }), detail, clock);
  const clouds = [...(await customClouds(options, net, log)), ...loadClouds()];

  await app.whenReady();
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

  const runtime = process.versions.electron ? `Electron ${process.versions.electron}` : 'Chromium runtime';
  const state = createFirstState({ version: app.getVersion(), runtime, store, clouds });
  const due = Promise.withResolvers<void>();
  const engine = due.promise.then(async () => {
    const { startEngine } = await import('./engine.ts');
    const onEnd = (flush: () => void) => void app.on('before-quit', flush);
    return startEngine({ userData, state, store, net, path, clock, clouds, log, detail, desktop, onEnd });
  });

  connectIpc({
    ...{ electron, log, clock, isTrusted: desktop.isAppWindow },
    state: isNew(store) ? Promise.resolve(state) : engine.then(() => state),
    async perform(name, input) {
      due.resolve();
      return (await engine)(name, input);
    },
  });
  if (!options.hidden) desktop.showWindow();
  await nextTurn();
  if (options.hidden || !isNew(store)) due.resolve();
  // The first screen of a new installation needs nothing of the engine: it has the computer to itself.
  else void desktop.whenLoaded().then(() => clock.after(DRAWING_MS, due.resolve));
  await engine;
}

/** What checks the settings file takes a while to load; where there is no file it is not needed. */
async function reader(directory: string): Promise<StoreOptions['read']> {
  if (!existsSync(settingsPath(directory))) return () => ({ saved: defaultSaved(), damaged: [] });
  return (await import('./connections/saved.ts')).readSaved;
}

/** The Cloud of `--cloud FILE`: it comes first, so that new setups start with it. */
async function customClouds({ cloudFile }: StartArguments, net: Net, log: Log) {
  if (!cloudFile) return [];
  const { parseCustomCloud } = await import('./identity/custom-cloud.ts');
  const parsed = parseCustomCloud(readFileSync(cloudFile, 'utf8'));
  if (!parsed.ok) {
    log.error(`custom cloud refused: ${parsed.message}`);
    throw new Error(`The cloud file ${cloudFile} cannot be used: ${parsed.message}`);
  }
  for (const { host, route } of parsed.value.routes) net.route(host, route);
  return [parsed.value.cloud];
}
