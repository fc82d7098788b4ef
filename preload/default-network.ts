import type { NetworkSettings, NetworkView } from './contract.ts';

/** What a fresh installation starts with: the computer's own way. */
export const DEFAULT_NETWORK: NetworkSettings = {
  proxy: { mode: 'system', address: '', user: '', bypass: [], isForMail: true },
  authorities: [],
};

/** What is shown before anything was read. */
export const DEFAULT_NETWORK_VIEW: NetworkView = {
  proxy: DEFAULT_NETWORK.proxy,
  hasPassword: false,
  authorities: [],
  test: null,
};
