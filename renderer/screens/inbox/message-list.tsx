import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { InboxConnection } from './inbox-connection.ts';
import { MessageRow } from './message-row.tsx';
import { PendingRow } from './row-skeleton.tsx';
import { useActiveRow } from './use-active-row.ts';
import { useListNavigation } from './use-list-navigation.ts';
import type { MessageRows } from './use-message-rows.ts';
import { OVERSCAN, useRowVirtualizer } from './use-row-virtualizer.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';

const useStyles = makeStyles({
  scroller: { height: '100%', overflowY: 'auto', overflowX: 'hidden', contain: 'strict' },
  sizer: { position: 'relative', width: '100%' },
  slot: { position: 'absolute', top: 0, left: 0, width: '100%' },
  more: { padding: '16px', color: tokens.colorNeutralForeground2 },
});

export interface MessageListProps {
  connection: InboxConnection;
  rows: MessageRows;
  openId: string | null;
  onOpen(messageId: string): void;
  /** The keyboard rests on a message for a moment; set where list and message are side by side. */
  onRest: ((messageId: string) => void) | null;
}

/** The inbox as a list of which only the visible rows exist. */
export function MessageList({ connection, rows, openId, onOpen, onRest }: MessageListProps) {
  const styles = useStyles();
  const { inbox } = connection;
  const scroller = useRef<HTMLDivElement>(null);
  const active = useActiveRow(rows, inbox.loaded);
  const virtualizer = useRowVirtualizer({ scroller, rows, count: inbox.loaded, active: active.index });
  const navigation = useListNavigation({ scroller, virtualizer, rows, active, onOpen, onRest });
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  useRowsInView(rows, Math.max(0, startIndex - OVERSCAN), endIndex + OVERSCAN);
  useScrollAnchor(virtualizer, rows);

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        aria-label="Messages"
        tabIndex={-1}
        className={styles.sizer}
        style={{ height: virtualizer.getTotalSize() }}
        {...navigation}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const message = rows.at(index);
          const place = {
            index,
            count: inbox.hasMore ? -1 : inbox.loaded,
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
