import { mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import type { ListRow } from '../../../preload/contract.ts';
import { PersonMark } from '../../components/person-mark.tsx';
import { TimeLabel } from '../../components/time-label.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { ROW_HEIGHT, useRowStyles } from './message-row-styles.ts';
import { Marks, Thread } from './row-marks.tsx';

export interface RowPlace {
  index: number;
  /** −1 while nobody knows how long the list is. */
  count: number;
  /** The row that the keyboard is on. */
  isActive: boolean;
}

/** Names the element of a row for the list's `aria-activedescendant`. */
export function rowId(index: number): string {
  return `message-${index}`;
}

export interface MessageRowProps extends RowPlace {
  message: ListRow;
  isOpen: boolean;
  isSelected: boolean;
}

/**
 * One message of the list. Mouse and keys are handled by the list. It is drawn some eighty times a second
 * while the list is scrolled: few elements, one class each, and nothing of Fluent's but its look.
 */
export const MessageRow = memo(function MessageRow({
  message,
  isOpen,
  isSelected,
  index,
  count,
  isActive,
}: MessageRowProps) {
  const styles = useRowStyles();
  const isUnread = !message.isRead;
  const sender = message.from?.name || message.from?.address || 'Unknown sender';
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names the row it is on
    <div
      id={rowId(index)}
      role="option"
      aria-selected={isSelected || isOpen}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-index={index}
      data-active={isActive || undefined}
      className={mergeClasses(
        styles.row,
        isUnread && styles.unread,
        message.isInThread && styles.inThread,
        (isOpen || isSelected) && styles.chosen,
      )}
      style={{ top: index * ROW_HEIGHT }}
    >
      <PersonMark name={sender} />
      <div className={styles.lines}>
        <div className={styles.line}>
          {isUnread && <VisuallyHidden>Unread. </VisuallyHidden>}
          <span dir="auto" className={styles.sender}>
            {sender}
          </span>
          <Marks message={message} />
          <TimeLabel at={message.receivedAt} className={styles.time} />
        </div>
        <div className={styles.line}>
          <span dir="auto" className={styles.subject}>
            {message.subject || '(no subject)'}
          </span>
          {message.thread && <Thread {...message.thread} />}
        </div>
        <span dir="auto" className={styles.preview}>
          {message.preview || '\u00a0'}
        </span>
      </div>
    </div>
  );
});
