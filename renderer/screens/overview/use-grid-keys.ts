import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { flushSync } from 'react-dom';

export interface GridKeysOptions {
  rows: number;
  columns: number;
  /** Makes sure that a row exists before it gets the focus. */
  reveal(row: number): void;
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

/** One stop of the Tab key for a whole grid of buttons; the arrow keys lead to the others. */
export function useGridKeys({ rows, columns, reveal }: GridKeysOptions) {
  const [wanted, setActive] = useState<Cell>({ row: 0, column: 0 });
  const active = clamp(wanted);

  function clamp({ row, column }: Cell): Cell {
    return {
      row: Math.max(0, Math.min(rows - 1, row)),
      column: Math.max(0, Math.min(columns - 1, column)),
    };
  }

  function handleKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = clamp({ row: active.row + step.row, column: active.column + step.column });
    const grid = event.currentTarget;
    flushSync(() => {
      reveal(next.row);
      setActive(next);
    });
    grid.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  }

  /** A click leaves the Tab key where it was. */
  function handleFocus(event: FocusEvent<HTMLElement>): void {
    const [row, column] = (event.target.dataset['cell'] ?? '').split(' ').map(Number);
    if (row !== undefined && column !== undefined) setActive({ row, column });
  }

  return { active, handlers: { onKeyDown: handleKeyDown, onFocus: handleFocus } };
}
