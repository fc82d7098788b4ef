import type { ListRow } from '../../../preload/contract.ts';

/** Messages that an action is about, and what is known of them. */
export interface Targets {
  ids: string[];
  /** Whether the action would mark them as read: one of them is unread, or nobody knows. */
  hasUnread: boolean;
  hasFlagged: boolean;
}

/** The selection; without one, the message that the keyboard is on or that is open. */
export function targetsOf(
  selected: ReadonlySet<string>,
  single: string | null,
  rowOf: (id: string) => ListRow | undefined,
): Targets {
  const ids = selected.size > 0 ? [...selected] : single === null ? [] : [single];
  const rows = ids.map(rowOf);
  return {
    ids,
    hasUnread: rows.some((row) => row?.isRead === false),
    hasFlagged: rows.some((row) => row?.isFlagged === true),
  };
}
