import type { MessageSummary } from '../../preload/contract.ts';
import { isRemoval, type RowChange, type RowItem, summaryOf } from './row.ts';

/** Mail may become visible a while after it was received; older than this it is not "new" any more. */
const LATE_MS = 10 * 60_000;

/**
 * Tells new mail from what was there: unread messages received after the newest one known before, each
 * once however often a delta query repeats it.
 */
export interface Arrivals {
  /** `receivedAt` of the newest message seen, epoch ms; 0 before the first. Kept over restarts. */
  readonly newest: number;
  note(items: readonly RowItem[]): void;
  /** A folder is known to its end: from now on, what was not there is new. */
  settle(): void;
  /** What has arrived since the last call. */
  take(): { count: number; newest: MessageSummary | null };
}

/** @param floor `newest` of an earlier run: what is not newer was told then. 0 = nothing is known yet */
export function createArrivals(floor: number): Arrivals {
  let newest = floor;
  let isSettled = floor > 0;
  let start = floor;
  /** Only later mail is new. */
  let horizon = floor;
  let count = 0;
  let latest: RowChange | null = null;
  /** Lately told, with the time received. */
  const told = new Map<string, number>();

  const isNew = ({ id, isRead, receivedAt = 0 }: RowChange) =>
    isSettled && isRead === false && receivedAt > horizon && !told.has(id);

  return {
    get newest() {
      return newest;
    },
    note(items) {
      for (const item of items) {
        if (isRemoval(item) || item.receivedAt === undefined) continue;
        newest = Math.max(newest, item.receivedAt);
        if (!isNew(item)) continue;
        told.set(item.id, item.receivedAt);
        count += 1;
        if (item.receivedAt > (latest?.receivedAt ?? 0)) latest = item;
      }
    },
    settle() {
      if (!isSettled) start = newest;
      isSettled = true;
    },
    take() {
      horizon = Math.max(start, newest - LATE_MS);
      for (const [id, at] of told) if (at <= horizon) told.delete(id);
      const taken = { count, newest: latest && summaryOf({ ...latest, receivedAt: latest.receivedAt ?? 0 }) };
      count = 0;
      latest = null;
      return taken;
    },
  };
}
