import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { MessageRow } from './message-row.tsx';
import { PendingRow } from './row-skeleton.tsx';
import type { ActiveRow } from './use-active-row.ts';
import { useListNavigation } from './use-list-navigation.ts';
import type { MessageRows } from './use-message-rows.ts';
import { OVERSCAN, useRowVirtualizer } from './use-row-virtualizer.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';
import type { Selection } from './use-selection.ts';

const useStyles = makeStyles({
  scroller: { height: '100%', overflowY: 'auto', overflowX: 'hidden', contain: 'strict' },
  sizer: { position: 'relative', width: '100%' },
  slot: { position: 'absolute', top: 0, left: 0, width: '100%' },
  more: { padding: '16px', color: tokens.colorNeutralForeground2 },
});

export interface MessageListProps {
  rows: MessageRows;
  /** Lines of the list. */
  count: number;
  /** Older ones are still on their way. */
  hasMore: boolean;
  isLoadingMore: boolean;
  openId: string | null;
  selection: Selection;
  active: ActiveRow;
  onFold(conversationId: string, isUnfolded: boolean): void;
  onOpen(messageId: string): void;
  /** The keyboard rests on a message for a moment; set where list and message are side by side. */
  onRest: ((messageId: string) => void) | null;
}

/** The inbox as a list of which only the visible rows exist. */
export function MessageList({ rows, count, hasMore, isLoadingMore, openId, ...props }: MessageListProps) {
  const styles = useStyles();
  const { selection, active } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useRowVirtualizer({ scroller, rows, count, active: active.index });
  const navigation = useListNavigation({ ...props, scroller, virtualizer, rows });
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  useRowsInView(rows, Math.max(0, startIndex - OVERSCAN), endIndex + OVERSCAN);
  useScrollAnchor(virtualizer, rows);

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        aria-label="Messages"
        aria-multiselectable
        tabIndex={-1}
        className={styles.sizer}
        style={{ height: virtualizer.getTotalSize() }}
        {...navigation}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const message = rows.at(index);
          const place = {
            index,
            count: hasMore ? -1 : count,
            isActive: index === active.index,
          };
          return (
            <div
              key={key}
              role="presentation"
              className={styles.slot}
              style={{ transform: `translateY(${start}px)` }}
            >
              {message ? (
                <MessageRow
                  {...place}
                  message={message}
                  isOpen={message.id === openId}
                  isSelected={selection.ids.has(message.id)}
                />
              ) : (
                <PendingRow {...place} />
              )}
            </div>
          );
        })}
      </div>
      {isLoadingMore && <Spinner className={styles.more} size="tiny" label="Loading older messages…" />}
    </div>
  );
}

function useRowsInView({ need }: MessageRows, first: number, last: number): void {
  useEffect(() => need(first, last), [need, first, last]);
}
