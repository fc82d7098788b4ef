import {
  CHECKS,
  type CheckId,
  type CheckRun,
  type ConnectionStatus,
  type Problem,
} from '../../preload/contract.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { isPassing } from '../mailbox/sync-status.ts';
import type { KeptRun, KeptVerdict } from './types.ts';

/** Checks that only run when they are asked for say nothing of how the connection is doing. */
export function isOptional(id: CheckId): boolean {
  return id === 'graph-write' || id === 'graph-send';
}

/** Whether the last checks found something that a person has to put right. */
export function hasCheckTrouble(kept: KeptRun | undefined): boolean {
  return firstTrouble(kept) !== null;
}

/**
 * The status with what the doctor found: a connection whose sync works may still be broken for its System.
 * It lasts until the check that failed is green again, over restarts.
 */
export function withCheckTrouble(
  status: ConnectionStatus,
  kept: KeptRun | undefined,
  run: CheckRun | undefined,
): ConnectionStatus {
  if (status.kind !== 'ok' && status.kind !== 'syncing') return status;
  const found = firstTrouble(kept);
  if (!found) return status;
  const problem = run?.checks.find(({ id }) => id === found.id)?.problem;
  return {
    kind: 'needs-you',
    problem: problem?.cause === found.problem.cause ? problem : found.problem,
  };
}

/** What comes earlier is more likely the cause of the rest. */
function firstTrouble(kept: KeptRun | undefined): { id: CheckId; problem: Problem } | null {
  const failed = (kept?.verdicts ?? []).filter(({ id, verdict }) => verdict === 'failed' && !isOptional(id));
  const ordered = failed.toSorted((a, b) => CHECKS.indexOf(a.id) - CHECKS.indexOf(b.id));
  for (const verdict of ordered) {
    const problem = problemOf(verdict);
    if (problem && !isPassing(problem)) return { id: verdict.id, problem };
  }
  return null;
}

/** Of an earlier start of the app only the cause is known. */
function problemOf({ cause, since }: KeptVerdict): Problem | null {
  if (cause === undefined) return null;
  const message = 'Found by the checks of this connection.';
  return diagnose({ source: 'app', cause, facts: { message, ...(since ? { at: since } : {}) } });
}
