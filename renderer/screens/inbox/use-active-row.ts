import { useEffect, useState } from 'react';
import type { MessageRows } from './message-rows.ts';
import { useRows } from './use-message-rows.ts';

export interface ActiveRow {
  index: number;
  /** A person has moved it: the focus follows. */
  isMoved: boolean;
  moveTo(index: number): void;
}

interface Place {
  /** Of which list. */
  rows: MessageRows;
  index: number;
  id: string | null;
  isMoved: boolean;
}

/** The row that the keyboard is on. It is a message, so it keeps its place when newer ones arrive above. */
export function useActiveRow(rows: MessageRows, count: number): ActiveRow {
  const top: Place = { rows, index: 0, id: null, isMoved: false };
  const [held, setActive] = useState(top);
  const active = held.rows === rows ? held : top;
  const index = useRows(rows, () => Math.max(0, Math.min(currentIndex(rows, active), count - 1)));
  const id = useRows(rows, () => rows.at(index)?.id ?? null);

  // The message of a row that was moved to before it was fetched.
  useEffect(() => {
    setActive((row) => (row.isMoved && row.id === null && id !== null ? { ...row, index, id } : row));
  }, [id, index]);

  return {
    index,
    isMoved: active.isMoved,
    moveTo: (target) => setActive({ rows, index: target, id: rows.at(target)?.id ?? null, isMoved: true }),
  };
}

function currentIndex(rows: MessageRows, { index, id }: Place): number {
  if (id === null || rows.at(index)?.id === id) return index;
  const moved = rows.indexOf(id);
  return moved < 0 ? index : moved;
}
