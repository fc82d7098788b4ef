import { makeStyles } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { ConnectionItem } from '../inbox/connection-item.tsx';

/** Height of an entry and the space below it, in pixels. */
const ITEM_HEIGHT = 60;

const useStyles = makeStyles({
  scroller: {
    flexShrink: 1,
    minHeight: '120px',
    overflowY: 'auto',
    overflowX: 'hidden',
    margin: '0 -8px',
    padding: '0 8px',
  },
  list: { position: 'relative', margin: 0, padding: 0, listStyle: 'none' },
  item: { position: 'absolute', top: 0, left: 0, width: '100%' },
});

export interface MailboxListProps {
  connections: readonly ConnectionView[];
  selected: string | null;
}

/** The connections of the rail; of hundreds only the visible ones exist. */
export function MailboxList({ connections, selected }: MailboxListProps) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: connections.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ITEM_HEIGHT,
    overscan: 6,
    getItemKey: (index) => connections[index]?.id ?? index,
  });
  const reveal = useEffectEvent((id: string | null) => {
    const index = connections.findIndex((connection) => connection.id === id);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => reveal(selected), [selected]);
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const connection = connections[index];
          return (
            connection && (
              <li
                key={key}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={connections.length}
                aria-posinset={index + 1}
              >
                <ConnectionItem connection={connection} isSelected={connection.id === selected} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
