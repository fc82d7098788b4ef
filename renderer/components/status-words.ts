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
  if (status.kind === 'ok' && inbox === null) return 'Ready';
  // The service answers and asks for patience: that is not "no network".
  if (status.kind === 'offline' && status.problem.cause === 'throttled') return 'Waiting';
  return STATUS_WORDS[status.kind];
}
