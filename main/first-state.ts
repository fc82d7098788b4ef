import { DEFAULT_NETWORK_VIEW } from '../preload/default-network.ts';
import { firstPlace } from './connections/navigation.ts';
import { createState, type StateStore } from './connections/state.ts';
import type { Store } from './connections/types.ts';
import type { Cloud } from './identity/types.ts';

export interface FirstStateOptions {
  version: string;
  runtime: string;
  store: Store;
  /** The person's clouds. */
  clouds: Cloud[];
}

/** The state, with what is known before the services run. */
export function createFirstState({ version, runtime, store, clouds }: FirstStateOptions): StateStore {
  return createState({
    version,
    runtime,
    platform: process.platform,
    vault: { kind: 'opening', backend: '' },
    notice: store.notice,
    clouds: clouds.map(({ id, name }) => ({ id, name })),
    systems: [],
    setup: null,
    signIn: { phase: 'idle' },
    connections: [],
    errand: null,
    activityRevision: 0,
    selected: store.get('selected'),
    mail: null,
    transfers: [],
    practice: null,
    place: firstPlace(store.get('connections').length),
    settings: store.get('settings'),
    network: DEFAULT_NETWORK_VIEW,
    diagnostics: { detailedUntil: null, hasEnded: false },
  });
}

/** Nothing is kept that a screen could show: the first state is all there is. */
export function isNew(store: Store): boolean {
  return store.get('connections').length === 0 && store.get('setup') === null;
}
