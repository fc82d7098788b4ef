import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ROW_HEIGHT } from './message-row-styles.ts';
import type { MessageRows } from './message-rows.ts';
import { type ListRange, type Place, placesOf, rangeOf } from './row-places.ts';

/** Before the height of the list is known. */
const AT_FIRST: ListRange = rangeOf(0, 800);

/** Which rows of a list have to exist, and where it is scrolled to. All rows are of one height. */
export interface ListWindow {
  places: readonly Place[];
  count: number;
  /** Pixels from the top, as the last scroll event told. */
  offset(): number;
  /** Scrolls no further than it takes to see the row whole. */
  reveal(index: number): void;
  /** Moves the list by pixels, where rows were put in above. */
  shift(pixels: number): void;
}

export interface ListWindowOptions {
  scroller: RefObject<HTMLDivElement | null>;
  rows: MessageRows;
  count: number;
  /** Stays in the page wherever the list is scrolled to, or the keyboard would lose its place. */
  active: number;
}

/** Follows how the list is scrolled, and sees to it that the rows in view are fetched. */
export function useListWindow({ scroller, rows, count, active }: ListWindowOptions): ListWindow {
  const offset = useRef(0);
  const [range, setRange] = useState(AT_FIRST);
  const { first, last } = range;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let height = element.clientHeight;
    const update = () => {
      offset.current = element.scrollTop;
      const next = rangeOf(offset.current, height);
      setRange((before) => (isSame(before, next) ? before : next));
    };
    const observer = new ResizeObserver(([entry]) => {
      height = entry?.contentRect.height ?? height;
      update();
    });
    observer.observe(element);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, [scroller]);

  useEffect(() => rows.need(first, Math.min(last, Math.max(0, count - 1))), [rows, first, last, count]);

  return {
    places: placesOf(range, count, active),
    count,
    offset: () => offset.current,
    reveal(index) {
      const element = scroller.current;
      if (!element) return;
      const top = index * ROW_HEIGHT;
      const least = top + ROW_HEIGHT - element.clientHeight;
      element.scrollTop = Math.min(Math.max(element.scrollTop, least), top);
    },
    shift(pixels) {
      if (scroller.current) scroller.current.scrollTop += pixels;
      offset.current += pixels;
    },
  };
}

function isSame(a: ListRange, b: ListRange): boolean {
  return a.first === b.first && a.last === b.last && a.capacity === b.capacity;
}
