import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import { ROW_HEIGHT } from './message-row.tsx';
import type { MessageRows } from './use-message-rows.ts';

/**
 * Keeps the messages a person is reading where they are when newer ones arrive above them. At the
 * very top the newest message comes into view instead.
 */
export function useScrollAnchor(virtualizer: Virtualizer<HTMLDivElement, Element>, rows: MessageRows): void {
  const anchor = useRef<{ id: string; index: number } | null>(null);
  const version = useRef(rows.version);

  useLayoutEffect(() => {
    const scroller = virtualizer.scrollElement;
    if (!scroller) return;
    if (version.current !== rows.version && anchor.current && scroller.scrollTop >= ROW_HEIGHT) {
      const moved = rows.indexOf(anchor.current.id) - anchor.current.index;
      if (moved > 0) scroller.scrollTop += moved * ROW_HEIGHT;
    }
    version.current = rows.version;
    const index = Math.floor(scroller.scrollTop / ROW_HEIGHT);
    const message = rows.at(index);
    anchor.current = message ? { id: message.id, index } : null;
  });
}
