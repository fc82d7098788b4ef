import type { ConnectionStatus } from '../../preload/contract.ts';

/** A connection's state in one or two words. */
export const STATUS_WORDS: Record<ConnectionStatus['kind'], string> = {
  ok: 'Up to date',
  syncing: 'Syncing…',
  paused: 'Paused',
  offline: 'Offline',
  'needs-you': 'Needs you',
};
