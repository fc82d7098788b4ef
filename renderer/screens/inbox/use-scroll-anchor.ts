import { useLayoutEffect, useRef } from 'react';
import { ROW_HEIGHT } from './message-row-styles.ts';
import type { MessageRows } from './message-rows.ts';
import type { ListWindow } from './use-list-window.ts';

/**
 * Keeps the messages a person is reading where they are when newer ones arrive above them. At the
 * very top the newest message comes into view instead.
 */
export function useScrollAnchor(window: ListWindow, rows: MessageRows): void {
  const anchor = useRef<{ id: string; index: number } | null>(null);
  const version = useRef(rows.version());

  useLayoutEffect(() => {
    if (version.current !== rows.version() && anchor.current && window.offset() >= ROW_HEIGHT) {
      const moved = rows.indexOf(anchor.current.id) - anchor.current.index;
      if (moved > 0) window.shift(moved * ROW_HEIGHT);
    }
    version.current = rows.version();
    const index = Math.floor(window.offset() / ROW_HEIGHT);
    const message = rows.at(index);
    anchor.current = message ? { id: message.id, index } : null;
  });
}
