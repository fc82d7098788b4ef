import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { MessageRow, rowId } from './message-row.tsx';
import { ROW_HEIGHT } from './message-row-styles.ts';
import type { MessageRows } from './message-rows.ts';
import { PendingRow } from './row-skeleton.tsx';
import type { ActiveRow } from './use-active-row.ts';
import { useListNavigation } from './use-list-navigation.ts';
import { useListWindow } from './use-list-window.ts';
import { useRows } from './use-message-rows.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';
import type { Selection } from './use-selection.ts';

const useStyles = makeStyles({
  scroller: {
    height: '100%',
    overflowY: 'auto',
    overflowX: 'hidden',
    contain: 'strict',
    // Opaque, or Chromium paints all rows anew for every pixel: only then it moves what is painted already.
    backgroundColor: tokens.colorNeutralBackground1,
    outlineStyle: 'none',
    '&:focus-visible [data-active]': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  sizer: { position: 'relative', width: '100%' },
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
  useRows(rows, () => rows.version());
  const window = useListWindow({ scroller, rows, count, active: active.index });
  const navigation = useListNavigation({ ...props, scroller, window, rows });
  useScrollAnchor(window, rows);

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label="Messages"
      aria-multiselectable
      aria-activedescendant={rowId(active.index)}
      tabIndex={0}
      className={styles.scroller}
      {...navigation}
    >
      <div role="presentation" className={styles.sizer} style={{ height: count * ROW_HEIGHT }}>
        {window.places.map(({ index, slot }) => {
          const message = rows.at(index);
          const place = { index, count: hasMore ? -1 : count, isActive: index === active.index };
          if (!message) return <PendingRow key={slot} {...place} />;
          return (
            <MessageRow
              key={slot}
              {...place}
              message={message}
              isOpen={message.id === openId}
              isSelected={selection.ids.has(message.id)}
            />
          );
        })}
      </div>
      {isLoadingMore && <Spinner className={styles.more} size="tiny" label="Loading older messages…" />}
    </div>
  );
}
