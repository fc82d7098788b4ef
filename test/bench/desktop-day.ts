import type { Clock } from '../../main/clock.ts';
import { systemClock } from '../../main/clock.ts';
import { createSettings } from '../../main/connections/settings.ts';
import { createState } from '../../main/connections/state.ts';
import { createDesktop } from '../../main/desktop/desktop.ts';
import { connectIpc } from '../../main/desktop/ipc.ts';
import type { Log } from '../../main/log.ts';
import { createNetworkPath } from '../../main/net/network-path.ts';
import type { Net } from '../../main/net/types.ts';
import type { Services } from '../../main/service-types.ts';
import { appState } from '../fakes/app-state.ts';
import { type FakeDesktop, fakeDesktop, preventable } from '../fakes/fake-desktop.ts';
import { memoryStore } from '../fakes/memory-store.ts';

const LOGIN = 'https://login.example/authorize';
const REDIRECT = 'http://localhost';

export interface DesktopDay extends FakeDesktop {
  /** What a person does: see {@link startDesktop}. */
  live(): Promise<void>;
}

/** The windows, the tray and IPC of the app over fakes. */
export async function startDesktop(clock: Clock = systemClock): Promise<DesktopDay> {
  const fake = fakeDesktop();
  const { electron } = fake;
  const store = memoryStore();
  const state = createState(appState());
  const nothing = () => {};
  const connections = { wake: nothing, networkChanged: nothing, setVisible: nothing, select: nothing };
  const services = {
    ...{ state, connections, settings: createSettings({ store, state }), navigation: { go: nothing } },
    setPower: nothing,
  } as unknown as Services;
  // The sign-in pages are answered by the app, as those of the practice tenant are.
  const net = { routeFor: () => ({}), fetch: async () => new Response() } as unknown as Net;
  const desktop = createDesktop({
    ...{ electron, store, net, clock, clouds: [], preload: '', resources: '' },
    path: createNetworkPath(async () => null as never),
  });
  const log: Log = { info: nothing, warn: nothing, error: nothing, child: () => log };
  const perform = nothing as never;
  connectIpc({
    ...{ electron, log, clock, perform, state: Promise.resolve(state), isTrusted: desktop.isAppWindow },
  });
  desktop.showWindow();
  desktop.follow(services);
  let round = 0;

  /** Opens the sign-in window and lets it end in one of the ways it can. */
  async function signIn(end: 'redirect' | 'closed' | 'aborted'): Promise<void> {
    const controller = new AbortController();
    let isOver = false;
    const onProgress = () => {
      if (isOver) throw new Error('a sign-in that has ended still tells how it goes on');
    };
    const ended = desktop.authUi.openAuthWindow({
      ...{ url: LOGIN, redirectUri: REDIRECT, signal: controller.signal, onProgress },
    });
    const window = fake.windows().at(-1);
    window?.webContents.emit('did-start-navigation', { isMainFrame: true, url: LOGIN });
    if (end === 'aborted') controller.abort();
    if (end === 'closed') window?.close();
    if (end === 'redirect') {
      window?.webContents.emit('will-redirect', { ...preventable(), url: `${REDIRECT}/?code=1` });
      // A page goes on loading until its window is gone.
      window?.webContents.emit('did-start-navigation', { isMainFrame: true, url: LOGIN });
    }
    const { kind } = await ended;
    isOver = true;
    if (kind !== end) throw new Error(`the sign-in ended as ${kind}`);
    await new Promise((resolve) => setImmediate(resolve));
  }

  return {
    ...fake,
    /**
     * Three sign-ins; the window goes to the tray and comes back, then is lost and made anew; the page is loaded
     * twice and follows the state; a notification is shown and nobody clicks it.
     */
    async live() {
      for (const end of ['redirect', 'closed', 'aborted'] as const) await signIn(end);
      const [window] = fake.windows();
      window?.close();
      desktop.showWindow();
      window?.destroy();
      desktop.showWindow();
      const [sender] = fake.windows().map(({ webContents }) => webContents);
      const frame = { origin: 'connector://app', parent: null };
      for (let load = 0; load < 2; load++) {
        electron.ipcMain.emit('connector:subscribe', { sender, senderFrame: frame } as never);
        await new Promise((resolve) => setImmediate(resolve));
      }
      state.update({ activityRevision: ++round });
      desktop.notifier.show({
        title: 'New mail',
        text: '',
        target: { screen: 'connection', connectionId: 'c1', tab: 'inbox', messageId: null },
      } as never);
    },
  };
}
