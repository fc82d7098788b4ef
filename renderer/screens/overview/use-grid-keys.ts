import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { flushSync } from 'react-dom';

export interface GridKeysOptions {
  rows: number;
  columns: number;
}

interface Cell {
  row: number;
  column: number;
}

const STEPS: Record<string, Cell> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -10, column: 0 },
  PageDown: { row: 10, column: 0 },
};

/** Home and End: the ends of a row, with Ctrl the corners of the grid. */
function targetOf({ key, ctrlKey }: KeyboardEvent, { row, column }: Cell): Cell | null {
  if (key === 'Home') return { row: ctrlKey ? 0 : row, column: 0 };
  if (key === 'End') return { row: ctrlKey ? Number.MAX_SAFE_INTEGER : row, column: Number.MAX_SAFE_INTEGER };
  const step = STEPS[key];
  return step ? { row: row + step.row, column: column + step.column } : null;
}

/** One stop of the Tab key for a whole grid of buttons; the arrow keys lead to the others. The active row must be drawn. */
export function useGridKeys({ rows, columns }: GridKeysOptions) {
  const [wanted, setActive] = useState<Cell>({ row: 0, column: 0 });
  const active = clamp(wanted);

  function clamp({ row, column }: Cell): Cell {
    return {
      row: Math.max(0, Math.min(rows - 1, row)),
      column: Math.max(0, Math.min(columns - 1, column)),
    };
  }

  function handleKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const wanted = targetOf(event, active);
    if (!wanted) return;
    event.preventDefault();
    const next = clamp(wanted);
    const grid = event.currentTarget;
    flushSync(() => setActive(next));
    const cell = grid.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`);
    // By itself the focus scrolls only to what is outside, not to what something sticky covers.
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** A click leaves the Tab key where it was. */
  function handleFocus(event: FocusEvent<HTMLElement>): void {
    const [row, column] = (event.target.dataset['cell'] ?? '').split(' ').map(Number);
    if (row !== undefined && column !== undefined) setActive({ row, column });
  }

  return { active, handlers: { onKeyDown: handleKeyDown, onFocus: handleFocus } };
}
