import type { AppState } from '../preload/contract.ts';
import { DEFAULT_NETWORK_VIEW } from '../preload/default-network.ts';
import { firstPlace } from './connections/navigation.ts';
import { loadSystems, systemView } from './registration/systems.ts';
import type { ServiceOptions } from './service-types.ts';

/** What the window is shown before anything has happened. */
export function firstState({ version, runtime, store, vault, clouds }: ServiceOptions): AppState {
  return {
    version,
    runtime,
    platform: process.platform,
    vault: vault.view,
    notice: store.notice,
    clouds: clouds.map(({ id, name }) => ({ id, name })),
    systems: loadSystems().map(systemView),
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
  };
}
