import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useEffectEvent } from 'react';
import { handleListKey } from './list-keys.ts';
import { ROW_HEIGHT } from './message-row-styles.ts';
import type { MessageRows } from './message-rows.ts';
import type { ActiveRow } from './use-active-row.ts';
import type { ListWindow } from './use-list-window.ts';
import { useRows } from './use-message-rows.ts';
import type { Selection } from './use-selection.ts';

/** How long the keyboard stays on a row before its message is shown, in milliseconds. */
const REST = 250;

export interface ListNavigationOptions {
  scroller: RefObject<HTMLDivElement | null>;
  window: ListWindow;
  rows: MessageRows;
  active: ActiveRow;
  selection: Selection;
  onOpen(messageId: string): void;
  onRest: ((messageId: string) => void) | null;
  onFold(conversationId: string, isUnfolded: boolean): void;
}

/** Mouse and keys of the list. Answers the handlers for the element around its rows. */
export function useListNavigation(options: ListNavigationOptions) {
  const { scroller, window, rows, active, selection, onOpen, onFold } = options;
  useRest(options);

  function moveTo(index: number, { isRange, isLone }: { isRange: boolean; isLone: boolean }): void {
    window.reveal(index);
    active.moveTo(index);
    const message = rows.at(index);
    if (isRange) selection.extendTo(index);
    else if (!isLone && message) selection.set(message.id, index);
  }

  function toggleAt(index: number): void {
    const message = rows.at(index);
    if (message) selection.toggle(message.id, index);
  }

  function fold(index: number, isUnfolded: boolean): void {
    const message = rows.at(index);
    if (message?.thread || message?.isInThread) onFold(message.conversationId, isUnfolded);
  }

  function openAt(index: number): void {
    const message = rows.at(index);
    if (!message) return;
    active.moveTo(index);
    selection.set(message.id, index);
    onOpen(message.id);
  }

  function selectRange(index: number): void {
    active.moveTo(index);
    selection.extendTo(index);
  }

  function selectAlso(index: number): void {
    active.moveTo(index);
    toggleAt(index);
  }

  return {
    onKeyDown(event: KeyboardEvent): void {
      const pageSize = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
      const { count } = window;
      handleListKey(event, {
        active: active.index,
        count,
        pageSize,
        onMove: moveTo,
        onOpen: openAt,
        onToggle: toggleAt,
        onAll: selection.all,
        onFold: fold,
      });
    },
    onClick(event: MouseEvent): void {
      const target = event.target as Element;
      const row = target.closest<HTMLElement>('[data-index]');
      if (!row) return;
      const index = Number(row.dataset['index']);
      if (target.closest('[data-fold]')) fold(index, !rows.at(index)?.thread?.isExpanded);
      else if (event.shiftKey) selectRange(index);
      else if (event.ctrlKey || event.metaKey) selectAlso(index);
      else openAt(index);
    },
  };
}

function useRest({ rows, active, onRest }: ListNavigationOptions): void {
  const id = useRows(rows, () => (active.isMoved ? rows.at(active.index)?.id : undefined));
  const rest = useEffectEvent((messageId: string) => onRest?.(messageId));
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => rest(id), REST);
    return () => clearTimeout(timer);
  }, [id]);
}
