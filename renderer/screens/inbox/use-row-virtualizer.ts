import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { ROW_HEIGHT } from './message-row.tsx';
import type { MessageRows } from './use-message-rows.ts';

/** Rows kept ready above and below the visible ones. */
export const OVERSCAN = 8;

export type RowVirtualizer = Virtualizer<HTMLDivElement, Element>;

export interface RowVirtualizerOptions {
  scroller: RefObject<HTMLDivElement | null>;
  rows: MessageRows;
  count: number;
  /** Stays in the page wherever the list is scrolled to, or the keyboard would lose its place. */
  active: number;
}

/** Knows which rows of the list have to exist. */
export function useRowVirtualizer({ scroller, rows, count, active }: RowVirtualizerOptions): RowVirtualizer {
  return useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    getItemKey: (index) => rows.at(index)?.id ?? index,
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range);
      // The last row may just have left the list.
      return active < count ? [...new Set([active, ...visible])].sort((a, b) => a - b) : visible;
    },
  });
}
