import { DEFAULT_NETWORK } from '../../preload/default-network.ts';
import { DEFAULT_SETTINGS } from '../../preload/default-settings.ts';
import type { Saved } from './types.ts';

/** What a fresh installation starts with. */
export function defaultSaved(): Saved {
  return {
    connections: [],
    setup: null,
    selected: null,
    settings: DEFAULT_SETTINGS,
    network: DEFAULT_NETWORK,
    told: {},
    checks: {},
    adding: [],
    trayHintShown: false,
    window: null,
    practice: null,
  };
}
