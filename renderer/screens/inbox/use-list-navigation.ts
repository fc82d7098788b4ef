import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useEffectEvent } from 'react';
import { handleListKey } from './list-keys.ts';
import { ROW_HEIGHT } from './message-row.tsx';
import type { ActiveRow } from './use-active-row.ts';
import type { MessageRows } from './use-message-rows.ts';
import type { RowVirtualizer } from './use-row-virtualizer.ts';

/** How long the keyboard stays on a row before its message is shown, in milliseconds. */
const REST = 250;

export interface ListNavigationOptions {
  scroller: RefObject<HTMLDivElement | null>;
  virtualizer: RowVirtualizer;
  rows: MessageRows;
  active: ActiveRow;
  onOpen(messageId: string): void;
  onRest: ((messageId: string) => void) | null;
}

/** Mouse and keys of the list. Answers the handlers for the element around its rows. */
export function useListNavigation(options: ListNavigationOptions) {
  const { scroller, virtualizer, rows, active, onOpen } = options;
  useFocusOnActive(scroller, active, rows);
  useRest(options);

  function moveTo(index: number): void {
    virtualizer.scrollToIndex(index);
    active.moveTo(index);
  }

  function openAt(index: number): void {
    const message = rows.at(index);
    if (!message) return;
    active.moveTo(index);
    onOpen(message.id);
  }

  return {
    onKeyDown(event: KeyboardEvent): void {
      const pageSize = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
      const { count } = virtualizer.options;
      handleListKey(event, { active: active.index, count, pageSize, onMove: moveTo, onOpen: openAt });
    },
    onClick(event: MouseEvent): void {
      const row = (event.target as Element).closest<HTMLElement>('[data-index]');
      if (row) openAt(Number(row.dataset['index']));
    },
  };
}

/** The focus follows the active row, and returns to it when the row was redrawn. */
function useFocusOnActive(
  scroller: RefObject<HTMLDivElement | null>,
  { index, isMoved }: ActiveRow,
  rows: MessageRows,
): void {
  const isFetched = rows.at(index) !== undefined;
  const focus = useEffectEvent(() => {
    const { activeElement, body } = document;
    const isOurs = activeElement === body || scroller.current?.contains(activeElement);
    if (!isMoved || !isOurs) return;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each move and each redraw is the reason
  useEffect(() => focus(), [index, isFetched]);
}

function useRest({ rows, active, onRest }: ListNavigationOptions): void {
  const id = active.isMoved ? rows.at(active.index)?.id : undefined;
  const rest = useEffectEvent((messageId: string) => onRest?.(messageId));
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => rest(id), REST);
    return () => clearTimeout(timer);
  }, [id]);
}
