import type { CheckRun, ConnectionView } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { withPlaces } from '../diagnosis/subject.ts';
import type { Cloud } from '../identity/types.ts';
import { withCheckTrouble } from './check-trouble.ts';
import type { KeptConnections } from './kept-connections.ts';
import type { LiveConnection } from './live-connection.ts';
import type { StateStore } from './state.ts';
import type { Store, Vault } from './types.ts';
import { NO_MOMENTS, type UpkeepMoments, upkeepOf } from './upkeep/upkeep-view.ts';

export interface ConnectionViewsDeps {
  store: Store;
  state: StateStore;
  vault: Vault;
  clock: Clock;
  clouds(): Cloud[];
  kept: KeptConnections;
  live: ReadonlyMap<string, LiveConnection>;
}

/** What the window is shown of the connections: what runs, what is kept, and what is known for this run only. */
export interface ConnectionViews {
  get(id: string): ConnectionView | undefined;
  /** Shows one as it is now; one that no longer runs is no longer shown. */
  show(id: string): void;
  showAll(): void;
  /** The mail of the chosen one. */
  showMail(): void;
  note(id: string, moments: Partial<UpkeepMoments>): void;
  setChecks(id: string, run: CheckRun): void;
  /** Drops what is known for this run only. */
  forget(id: string): void;
}

export function createConnectionViews(deps: ConnectionViewsDeps): ConnectionViews {
  const { store, state, vault, clock, kept, live } = deps;
  const views = new Map<string, ConnectionView>();
  const checks = new Map<string, CheckRun>();
  const moments = new Map<string, UpkeepMoments>();
  const momentsOf = (id: string) => moments.get(id) ?? NO_MOMENTS;

  const mailView = () => {
    const { selected } = state.get();
    const mail = live.get(selected ?? '')?.mail;
    return selected !== null && mail ? { connectionId: selected, ...mail.view() } : null;
  };
  const viewOf = (id: string, one: LiveConnection): ConnectionView => {
    const clouds = deps.clouds();
    const connection = kept.get(id);
    const now = one.view();
    const view = {
      ...now,
      status: withCheckTrouble(now.status, store.get('checks')[id], checks.get(id)),
      ...upkeepOf(connection ?? one.saved, momentsOf(id), { now: clock.now(), clouds }),
      checks: checks.get(id) ?? null,
      isMuted: connection?.isMuted === true,
    };
    return withPlaces(view, clouds);
  };
  const showAll = () =>
    state.update({ connections: [...views.values()], mail: mailView(), vault: vault.view });
  const show = (id: string) => {
    const one = live.get(id);
    if (one) views.set(id, viewOf(id, one));
    else views.delete(id);
    showAll();
  };

  return {
    get: (id) => views.get(id),
    show,
    showAll,
    showMail: () => state.update({ mail: mailView() }),
    note(id, news) {
      moments.set(id, { ...momentsOf(id), ...news });
      show(id);
    },
    setChecks(id, run) {
      if (!live.has(id)) return;
      checks.set(id, run);
      show(id);
    },
    forget(id) {
      checks.delete(id);
      moments.delete(id);
    },
  };
}
