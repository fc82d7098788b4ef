import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
} from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { useCommand } from '../../store/use-command.ts';
import { handleListKey } from './list-keys.ts';
import { MessageRow, ROW_HEIGHT } from './message-row.tsx';
import { PendingRow } from './row-skeleton.tsx';
import { type ActiveRow, useActiveRow } from './use-active-row.ts';
import type { MessageRows } from './use-message-rows.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';

/** Rows kept ready above and below the visible ones. */
const OVERSCAN = 8;
/** Older messages are asked for when this many rows are left below. */
const AHEAD = 20;

const useStyles = makeStyles({
  scroller: { height: '100%', overflowY: 'auto', overflowX: 'hidden', contain: 'strict' },
  sizer: { position: 'relative', width: '100%' },
  slot: { position: 'absolute', top: 0, left: 0, width: '100%' },
  more: { padding: '16px', color: tokens.colorNeutralForeground2 },
});

export interface MessageListProps {
  connection: ConnectionView;
  rows: MessageRows;
  openId: string | null;
  onOpen(messageId: string): void;
}

/** The inbox as a list of which only the visible rows exist. */
export function MessageList({ connection, rows, openId, onOpen }: MessageListProps) {
  const styles = useStyles();
  const { inbox } = connection;
  const scroller = useRef<HTMLDivElement>(null);
  const active = useActiveRow(rows, inbox.loaded);

  const virtualizer = useVirtualizer({
    count: inbox.loaded,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    getItemKey: (index) => rows.at(index)?.id ?? index,
    // The active row stays in the page, or the keyboard would lose its place.
    rangeExtractor: (range) =>
      [...new Set([active.index, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };

  useRowsInView(rows, startIndex, endIndex + OVERSCAN);
  useOlderMessages(connection, endIndex);
  useScrollAnchor(virtualizer, rows);

  useFocusedRow(scroller, active, rows);

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

  function handleKeyDown(event: KeyboardEvent): void {
    const pageSize = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    handleListKey(event, {
      active: active.index,
      count: inbox.loaded,
      pageSize,
      onMove: moveTo,
      onOpen: openAt,
    });
  }

  function handleClick(event: MouseEvent): void {
    const row = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (row) openAt(Number(row.dataset['index']));
  }

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        aria-label="Messages"
        tabIndex={-1}
        className={styles.sizer}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={handleKeyDown}
        onClick={handleClick}
      >
        {items.map(({ key, index, start }) => {
          const message = rows.at(index);
          const place = { index, count: inbox.hasMore ? -1 : inbox.loaded, isActive: index === active.index };
          return (
            <div
              key={key}
              role="presentation"
              className={styles.slot}
              style={{ transform: `translateY(${start}px)` }}
            >
              {message ? (
                <MessageRow {...place} message={message} isOpen={message.id === openId} />
              ) : (
                <PendingRow {...place} />
              )}
            </div>
          );
        })}
      </div>
      {inbox.loading === 'more' && (
        <Spinner className={styles.more} size="tiny" label="Loading older messages…" />
      )}
    </div>
  );
}

function useRowsInView({ need }: MessageRows, first: number, last: number): void {
  useEffect(() => need(first, last), [need, first, last]);
}

/** Asks for the next page of older messages once the end comes near. */
function useOlderMessages({ id, inbox }: ConnectionView, lastVisible: number): void {
  const { run, isBusy } = useCommand('inbox.more');
  const isNear = inbox.hasMore && inbox.loading === 'none' && lastVisible >= inbox.loaded - AHEAD;
  const load = useEffectEvent(() => {
    if (isNear && !isBusy) void run({ connectionId: id });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows may still not fill the screen
  useEffect(() => load(), [isNear, inbox.loaded]);
}

/** The focus follows the active row, and returns to it when the row was redrawn. */
function useFocusedRow(
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
