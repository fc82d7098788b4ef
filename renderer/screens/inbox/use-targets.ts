import type { MessageRows } from './message-rows.ts';
import { useRows } from './use-message-rows.ts';

/** Messages that an action is about, and what is known of them. */
export interface Targets {
  ids: string[];
  /** Whether the action would mark them as read: one of them is unread. */
  hasUnread: boolean;
  hasFlagged: boolean;
}

/** The selection; without one, the message that the keyboard is on or that is open. */
export function useTargets(rows: MessageRows, selected: ReadonlySet<string>, single: string | null): Targets {
  const ids = selected.size > 0 ? [...selected] : single === null ? [] : [single];
  const rowsOfThem = () => ids.map((id) => rows.at(rows.indexOf(id)));
  return {
    ids,
    hasUnread: useRows(rows, () => rowsOfThem().some((row) => row?.isRead === false)),
    hasFlagged: useRows(rows, () => rowsOfThem().some((row) => row?.isFlagged === true)),
  };
}
