import type { ConnectionStatus, ConnectionView } from './contract.ts';

/** Worst first: a person's action before the network, the network before good news. */
export const BY_URGENCY: readonly ConnectionStatus['kind'][] = [
  'needs-you',
  'offline',
  'syncing',
  'paused',
  'ok',
];

/** Whether something is wrong with a connection, now or in its last checks. */
export function hasProblem({ status, checks }: Pick<ConnectionView, 'status' | 'checks'>): boolean {
  return 'problem' in status || failedChecks({ checks }) > 0;
}

/** Checks of the last run that failed. */
export function failedChecks({ checks }: Pick<ConnectionView, 'checks'>): number {
  return checks?.checks.filter(({ verdict }) => verdict === 'failed').length ?? 0;
}

/** For sorting, the worst first: by state, then by failed checks, then by name. */
export function compareByUrgency(a: ConnectionView, b: ConnectionView): number {
  return (
    BY_URGENCY.indexOf(a.status.kind) - BY_URGENCY.indexOf(b.status.kind) ||
    failedChecks(b) - failedChecks(a) ||
    compareByName(a, b)
  );
}

export function compareByName(a: ConnectionView, b: ConnectionView): number {
  return a.mailbox < b.mailbox ? -1 : a.mailbox > b.mailbox ? 1 : 0;
}
