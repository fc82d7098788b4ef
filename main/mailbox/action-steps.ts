import type { MailChange, MailOutcome, MessageSummary, Problem } from '../../preload/contract.ts';
import type { BatchRequest } from './graph-batch.ts';
import type { Marks } from './pending-marks.ts';
import type { MailResult } from './types.ts';

/** One message of an action: what it was, what it becomes. */
export type Step =
  | { kind: 'mark'; id: string; to: Marks; back: Marks }
  /** With its row: the folder it goes to may not be loaded. */
  | { kind: 'move'; id: string; from: string; to: string; row: MessageSummary };

/** A row and the folder it is in. */
export interface FoundRow {
  row: MessageSummary;
  folder: string;
}

/** What a change means for each of its messages; those that are like that already are left out. */
export function stepsOf(change: MailChange, find: (id: string) => FoundRow | undefined): Step[] {
  return change.ids.flatMap((id): Step[] => {
    const found = find(id);
    if (!found) return [];
    if (change.kind === 'move') {
      const { folder: from, row } = found;
      return from === change.to ? [] : [{ kind: 'move', id, from, to: change.to, row }];
    }
    const { isRead, isFlagged } = found.row;
    if ((change.kind === 'read' ? isRead : isFlagged) === change.on) return [];
    const to = change.kind === 'read' ? { isRead: change.on } : { isFlagged: change.on };
    return [{ kind: 'mark', id, to, back: change.kind === 'read' ? { isRead } : { isFlagged } }];
  });
}

export function opposite(step: Step): Step {
  return step.kind === 'mark'
    ? { ...step, to: step.back, back: step.to }
    : { ...step, from: step.to, to: step.from };
}

/** `root` is `/me` or `/users/…`. */
export function requestOf(step: Step, root: string): BatchRequest {
  const path = `${root}/messages/${encodeURIComponent(step.id)}`;
  return step.kind === 'mark'
    ? { method: 'PATCH', path: `${path}?$select=id`, body: patchOf(step.to) }
    : { method: 'POST', path: `${path}/move`, body: { destinationId: step.to } };
}

function patchOf({ isRead, isFlagged }: Marks): object {
  return {
    ...(isRead === undefined ? {} : { isRead }),
    ...(isFlagged === undefined ? {} : { flag: { flagStatus: isFlagged ? 'flagged' : 'notFlagged' } }),
  };
}

/** One problem stands for all that failed: they mostly fail for the same reason. */
export function outcomeOf(answers: readonly MailResult<unknown>[]): MailOutcome {
  const problems: Problem[] = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]));
  const [problem] = problems;
  const done = answers.length - problems.length;
  return { done, failed: problem ? { count: problems.length, problem } : null };
}
