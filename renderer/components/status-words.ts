import type { ConnectionStatus, ConnectionView } from '../../preload/contract.ts';

const STATUS_WORDS: Record<ConnectionStatus['kind'], string> = {
  ok: 'Up to date',
  syncing: 'Syncing…',
  paused: 'Paused',
  offline: 'Offline',
  'needs-you': 'Needs you',
};

/** A connection's state in one or two words. What is not synced is not up to date, but ready. */
export function statusWords({ status, inbox }: ConnectionView): string {
  return status.kind === 'ok' && inbox === null ? 'Ready' : STATUS_WORDS[status.kind];
}
