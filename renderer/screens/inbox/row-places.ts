import { ROW_HEIGHT } from './message-row-styles.ts';

/** The list is drawn anew each time this many rows have passed, and not in the frames between. */
const STRIDE = 6;
/** Rows kept ready above and below: what a fast flick of the wheel passes until they are drawn. */
const OVERSCAN = 6;

/** Rows that have to exist, the last one included, and how many that can be wherever the list is. */
export interface ListRange {
  first: number;
  last: number;
  capacity: number;
}

/** A row of the list and the element that shows it. */
export interface Place {
  index: number;
  /** The same for all rows that one element shows in turn. */
  slot: string;
}

/** Changes in whole strides, so that most frames of a scroll change nothing. Pixels. */
export function rangeOf(offset: number, height: number): ListRange {
  const top = Math.floor(offset / ROW_HEIGHT / STRIDE) * STRIDE;
  const seen = Math.ceil(height / ROW_HEIGHT) + 1;
  const capacity = OVERSCAN + STRIDE + seen + OVERSCAN;
  const first = Math.max(0, top - OVERSCAN);
  return { first, last: first + capacity - 1, capacity };
}

/**
 * Which element shows which row. An element whose row has left the window shows one that comes into it:
 * changing its words takes a third of the time of taking it out of the page and putting in a new one.
 * The places stand in the order of their elements, so that none has to be moved either.
 * `kept` is a row that has an element of its own while it is not in the window.
 */
export function placesOf({ first, last, capacity }: ListRange, count: number, kept: number): Place[] {
  const end = Math.min(last, count - 1);
  const turn = first % capacity;
  const places: Place[] = [];
  for (let slot = 0; slot < capacity; slot += 1) {
    const index = first + ((slot - turn + capacity) % capacity);
    if (index <= end) places.push({ index, slot: `${slot}` });
  }
  const isOutside = kept < count && (kept < first || kept > end);
  return isOutside ? [...places, { index: kept, slot: 'kept' }] : places;
}
