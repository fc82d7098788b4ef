import type { CheckRun, Message, Problem } from '../../preload/contract.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import type { AuthUi } from '../identity/types.ts';
import type { Log } from '../log.ts';
import type { EngineFeeds } from '../mailbox/events.ts';
import type { Links } from '../mailbox/links.ts';
import type { Pace } from '../mailbox/sync-types.ts';
import { failure, type Result, success } from '../result.ts';
import { vaultKeys } from './app-identity.ts';
import { createConnectionViews } from './connection-views.ts';
import { keepConnections } from './kept-connections.ts';
import { type LiveConnection, startConnection } from './live-connection.ts';
import type { LiveMail } from './live-mail.ts';
import {
  type AccessDeps,
  knowsSigner,
  openMailbox,
  opensThroughGraph,
  provePermissions,
} from './mailbox-access.ts';
import { proveMailbox } from './prove-mailbox.ts';
import type { StateStore } from './state.ts';
import type { Connection, Store } from './types.ts';
import type { UpkeepMoments } from './upkeep/upkeep-view.ts';
import { watchProgress } from './watch-progress.ts';

export interface ConnectionsDeps extends AccessDeps {
  store: Store;
  state: StateStore;
  log: Log;
  ui: Pick<AuthUi, 'clearAuthSession'>;
  feeds: EngineFeeds;
  links: Links;
  pace: Pace;
}

/** All connections: what is kept of them, what runs for them, and what is shown of them. */
export interface Connections {
  /** Begins syncing every saved connection but these, which wait until they are released. */
  start(waiting?: readonly string[]): void;
  get(id: string): Connection | undefined;
  all(): Connection[];
  /**
   * Proves Signer and Mailbox with the tokens just received; answers the Signer's address. `secret`: one
   * that is tried out in place of the one in use.
   */
  prove(connection: Connection, signal: AbortSignal, secret?: string): Promise<Result<string>>;
  add(connection: Connection): void;
  /** Takes over a changed connection (after signing in again) and syncs at once. */
  replace(connection: Connection): void;
  /** Keeps what is said about a connection; what runs for it goes on. */
  amend(connection: Connection): void;
  /** Takes over a connection whose client secret was renewed. */
  renew(connection: Connection): void;
  /** Shows what is known for this run only: a drift that was found, how a renewal goes on. */
  note(id: string, moments: Partial<UpkeepMoments>): void;
  /** What the doctor finds, while it goes on and afterwards. */
  showChecks(id: string, run: CheckRun): void;
  /** Adds connections nobody has signed in for yet: they wait until they are released. */
  addMany(connections: readonly Connection[]): void;
  /** Lets a connection that was added to wait begin. */
  release(id: string): void;
  /** It is in sync, or about to be. */
  isWorking(id: string): boolean;
  select(id: string | null): void;
  sync(id: string): void;
  setPaused(id: string, paused: boolean): void;
  setMuted(id: string, isMuted: boolean): void;
  signOut(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Puts a folder of a connection on screen. */
  open(id: string, folder: string): Result<null>;
  /** Undefined where the connection is gone, or its mail is not read through Graph. */
  mail(id: string): LiveMail | undefined;
  message(id: string, messageId: string): Promise<Result<Message>>;
  /** Whether a person can see the window. */
  setVisible(visible: boolean): void;
  wake(): void;
  networkChanged(): void;
  /** "Pause all" was switched. */
  settingsChanged(): void;
}

export function createConnections(deps: ConnectionsDeps): Connections {
  const { store, state, log, identity, vault, ui, links } = deps;
  const live = new Map<string, LiveConnection>();
  const reading = new Map<string, AbortController>();
  /** Added, and waiting for a sign-in. */
  const held = new Set<string>();
  const kept = keepConnections(store);
  const views = createConnectionViews({ ...deps, kept, live });
  const progress = watchProgress({ log, kept });

  const run = (connection: Connection) => {
    const id = connection.id;
    live.get(id)?.dispose();
    const isPaused = connection.paused || held.has(id) || store.get('settings').paused;
    const onChange = () => {
      views.show(id);
      progress.note(id, views.get(id));
    };
    const one = startConnection({ ...deps, isPaused, onChange }, connection);
    live.set(id, one);
    one.mail?.show(isVisible && state.get().selected === id);
    views.show(id);
  };

  const each = (act: (one: LiveConnection) => void) => {
    for (const one of live.values()) act(one);
  };
  const pauseOrResume = (one: LiveConnection) => {
    const { id } = one.saved;
    const isOff = kept.get(id)?.paused === true;
    const isPaused = store.get('settings').paused || isOff || held.has(id);
    if (isPaused) one.sync.pause();
    else one.sync.resume();
  };

  let isVisible = true;
  /** Only what is on screen has its messages loaded. */
  const put = (selected: string | null) => {
    const before = state.get().selected;
    store.set('selected', selected);
    state.update({ selected });
    if (before !== selected) live.get(before ?? '')?.mail?.show(false);
    live.get(selected ?? '')?.mail?.show(isVisible);
    views.showMail();
  };

  return {
    start(waiting = []) {
      for (const id of waiting) held.add(id);
      for (const connection of kept.all()) run(connection);
      views.showAll();
    },
    get: kept.get,
    all: kept.all,
    async prove(connection, signal, secret) {
      const access = secret === undefined ? deps : { ...deps, trying: secret };
      const permitted = await provePermissions(access, connection);
      if (!permitted.ok) return permitted;
      const sources = {
        signer: knowsSigner(connection) ? openMailbox(access, connection) : null,
        mailbox: opensThroughGraph(connection) ? openMailbox(access, connection) : null,
      };
      return proveMailbox(connection, sources, signal);
    },
    add(connection) {
      kept.put([...kept.all().filter(({ id }) => id !== connection.id), connection]);
      run(connection);
      this.select(connection.id);
    },
    addMany(connections) {
      kept.put([...kept.all(), ...connections]);
      for (const { id } of connections) held.add(id);
      for (const connection of connections) run(connection);
    },
    release(id) {
      const one = live.get(id);
      if (!held.delete(id) || !one) return;
      pauseOrResume(one);
      views.show(id);
    },
    isWorking: (id) => ['ok', 'syncing'].includes(live.get(id)?.view().status.kind ?? ''),
    replace(connection) {
      held.delete(connection.id);
      kept.change(connection.id, connection);
      run(connection);
    },
    amend(connection) {
      kept.change(connection.id, connection);
      views.show(connection.id);
    },
    renew(connection) {
      const isHeld = live.get(connection.id)?.saved.hasSecret === true;
      if (!isHeld) return this.replace(connection);
      this.amend(connection);
      this.sync(connection.id);
    },
    note: views.note,
    showChecks: views.setChecks,
    select(id) {
      const selected = live.has(id ?? '') ? id : null;
      put(selected);
      state.update({ place: { screen: 'connection', tab: null, visit: state.get().place.visit } });
    },
    sync: (id) => void live.get(id)?.sync.syncNow(),
    setPaused(id, paused) {
      if (!paused) held.delete(id);
      kept.change(id, { paused });
      const one = live.get(id);
      if (one) pauseOrResume(one);
      views.show(id);
    },
    setMuted(id, isMuted) {
      kept.change(id, { isMuted });
      views.show(id);
    },
    async signOut(id) {
      const connection = kept.get(id);
      if (!connection) return;
      const key = vaultKeys.tokens(connection);
      await identity.signOut(key);
      await ui.clearAuthSession();
      links.forget(id);
      // Started anew: the old inbox must not stay readable.
      for (const one of kept.all().filter((other) => vaultKeys.tokens(other) === key)) run(one);
    },
    async remove(id) {
      const key = vaultKeys.tokens(kept.get(id) ?? { id });
      live.get(id)?.dispose();
      live.delete(id);
      held.delete(id);
      progress.forget(id);
      views.forget(id);
      kept.put(kept.all().filter((one) => one.id !== id));
      // The sign-in stays for the other mailboxes that it opens.
      if (!kept.all().some((one) => vaultKeys.tokens(one) === key)) await identity.signOut(key);
      await vault.delete(vaultKeys.secret(id));
      await vault.delete(vaultKeys.newSecret(id));
      if (live.size === 0) await ui.clearAuthSession();
      links.forget(id);
      // The screen stays: connections are also removed many at once, from the overview.
      if (state.get().selected === id) put(live.keys().next().value ?? null);
      views.show(id);
    },
    open(id, folder) {
      const mail = live.get(id)?.mail;
      if (!mail) return failure(gone());
      mail.open(folder);
      return success(null);
    },
    mail: (id) => live.get(id)?.mail ?? undefined,
    async message(id, messageId) {
      const mail = live.get(id)?.mail;
      if (!mail) return failure(gone());
      // Only the message on screen is wanted: the one before it need not arrive any more.
      reading.get(id)?.abort();
      const controller = new AbortController();
      reading.set(id, controller);
      const answer = await mail.mailbox.message(messageId, controller.signal);
      return answer.ok ? success(answer.value) : failure(answer.problem);
    },
    setVisible(visible) {
      isVisible = visible;
      live.get(state.get().selected ?? '')?.mail?.show(visible);
    },
    wake: () => each((one) => one.sync.wake()),
    networkChanged: () => each((one) => one.sync.networkChanged()),
    settingsChanged() {
      each(pauseOrResume);
      each((one) => one.sync.paceChanged());
    },
  };
}

function gone(): Problem {
  return diagnose({ source: 'app', facts: { message: 'This connection no longer exists.' } });
}
