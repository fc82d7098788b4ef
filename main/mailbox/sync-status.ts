import type { Cause, ConnectionStatus, Problem } from '../../preload/contract.ts';

/** Causes that often pass without anybody doing anything: another network, a restarted service. */
const PASSING: readonly Cause[] = [
  'offline-or-dns',
  'proxy-blocks',
  'tls-intercepted',
  'throttled',
  'service-outage',
  'sync-state-expired',
  'unknown',
];

/** Whether trying again by itself is worth while soon. */
export function isPassing(problem: Problem): boolean {
  return PASSING.includes(problem.cause);
}

/** Whether nothing helps but a new sign-in: until then every attempt fails. */
export function needsSignIn(problem: Problem): boolean {
  return !isPassing(problem) && problem.repair === 'sign-in-again';
}

/** The status that a failure puts a connection in. */
export function statusOf(problem: Problem): ConnectionStatus {
  return { kind: isPassing(problem) ? 'offline' : 'needs-you', problem };
}
