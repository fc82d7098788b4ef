import { useEffect, useState } from 'react';
import type { MessageRows } from './use-message-rows.ts';

export interface ActiveRow {
  index: number;
  /** A person has moved it: the focus follows. */
  isMoved: boolean;
  moveTo(index: number): void;
}

/** The row that the keyboard is on. It is a message, so it keeps its place when newer ones arrive above. */
export function useActiveRow(rows: MessageRows, count: number): ActiveRow {
  const [active, setActive] = useState<{ index: number; id: string | null; isMoved: boolean }>({
    index: 0,
    id: null,
    isMoved: false,
  });
  const index = Math.max(0, Math.min(currentIndex(rows, active), count - 1));
  const id = rows.at(index)?.id ?? null;

  // The message of a row that was moved to before it was fetched.
  useEffect(() => {
    setActive((row) => (row.isMoved && row.id === null && id !== null ? { ...row, index, id } : row));
  }, [id, index]);

  return {
    index,
    isMoved: active.isMoved,
    moveTo: (target) => setActive({ index: target, id: rows.at(target)?.id ?? null, isMoved: true }),
  };
}

function currentIndex(rows: MessageRows, active: { index: number; id: string | null }): number {
  if (active.id === null || rows.at(active.index)?.id === active.id) return active.index;
  const moved = rows.indexOf(active.id);
  return moved < 0 ? active.index : moved;
}
