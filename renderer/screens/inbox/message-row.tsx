import { Avatar, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { FlagFilled } from '@fluentui/react-icons/svg/flag';
import { ImportantFilled } from '@fluentui/react-icons/svg/important';
import { memo, type Ref } from 'react';
import type { ListRow } from '../../../preload/contract.ts';
import { TimeLabel } from '../../components/time-label.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';

/** Height of a row, in CSS pixels. */
export const ROW_HEIGHT = 88;

const useStyles = makeStyles({
  row: {
    position: 'relative',
    boxSizing: 'border-box',
    height: `${ROW_HEIGHT}px`,
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    columnGap: '12px',
    alignItems: 'start',
    padding: '12px 16px 12px 20px',
    cursor: 'pointer',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    outlineStyle: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  open: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-4px' },
  },
  unread: {
    '::before': {
      content: '""',
      position: 'absolute',
      left: '4px',
      top: '12px',
      bottom: '12px',
      width: '4px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandBackground,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
    },
  },
  inThread: { paddingLeft: '44px' },
  thread: {
    alignSelf: 'center',
    flexShrink: 0,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '2px',
    padding: '0 6px 0 2px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  lines: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  line: { display: 'flex', alignItems: 'baseline', gap: '8px', minWidth: 0 },
  text: { flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  from: { fontSize: tokens.fontSizeBase300 },
  subject: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  bold: { fontWeight: tokens.fontWeightSemibold },
  subjectUnread: { color: tokens.colorBrandForeground2, fontWeight: tokens.fontWeightSemibold },
  preview: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  time: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  timeUnread: { color: tokens.colorBrandForeground2, fontWeight: tokens.fontWeightSemibold },
  marks: {
    alignSelf: 'center',
    flexShrink: 0,
    display: 'flex',
    gap: '4px',
    fontSize: '16px',
    color: tokens.colorNeutralForeground2,
  },
  danger: { color: tokens.colorStatusDangerForeground1 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

export interface MessageRowProps {
  message: ListRow;
  index: number;
  count: number;
  isOpen: boolean;
  isSelected: boolean;
  /** The row that Tab reaches. */
  isActive: boolean;
  ref?: Ref<HTMLDivElement>;
}

/** One message of the list. Mouse and keys are handled by the list. */
export const MessageRow = memo(function MessageRow({
  message,
  index,
  count,
  isOpen,
  isSelected,
  isActive,
  ref,
}: MessageRowProps) {
  const styles = useStyles();
  const isUnread = !message.isRead;
  const sender = message.from?.name || message.from?.address || 'Unknown sender';
  return (
    <div
      ref={ref}
      role="option"
      aria-selected={isSelected || isOpen}
      aria-posinset={index + 1}
      aria-setsize={count}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      className={mergeClasses(
        styles.row,
        message.isInThread && styles.inThread,
        isUnread && styles.unread,
        (isOpen || isSelected) && styles.open,
      )}
    >
      <Avatar name={sender} color="colorful" size={32} aria-hidden />
      <div className={styles.lines}>
        <div className={styles.line}>
          {isUnread && <span className={styles.hidden}>Unread. </span>}
          <span className={mergeClasses(styles.text, styles.from, isUnread && styles.bold)}>{sender}</span>
          <TimeLabel
            at={message.receivedAt}
            className={mergeClasses(styles.time, isUnread && styles.timeUnread)}
          />
        </div>
        <div className={styles.line}>
          <span className={mergeClasses(styles.text, styles.subject, isUnread && styles.subjectUnread)}>
            {message.subject || '(no subject)'}
          </span>
          {message.thread && <Thread {...message.thread} />}
          <Marks message={message} />
        </div>
        <span className={mergeClasses(styles.text, styles.preview)}>{message.preview || '\u00a0'}</span>
      </div>
    </div>
  );
});

/** How many messages the conversation has; a click unfolds it, as the right arrow key does. */
function Thread({ count, unread, isExpanded }: NonNullable<ListRow['thread']>) {
  const styles = useStyles();
  const Arrow = isExpanded ? ChevronDownRegular : ChevronRightRegular;
  return (
    <span
      className={styles.thread}
      data-fold
      title={isExpanded ? 'Fold the conversation' : 'Unfold the conversation'}
    >
      <Arrow aria-hidden />
      {count}
      <VisuallyHidden>
        {` messages in this conversation${unread > 0 ? `, ${unread} unread` : ''}, ${isExpanded ? 'unfolded' : 'folded'}`}
      </VisuallyHidden>
    </span>
  );
}

function Marks({ message }: { message: ListRow }) {
  const styles = useStyles();
  if (!message.hasAttachments && !message.isFlagged && message.importance !== 'high') return null;
  return (
    <span className={styles.marks}>
      {message.importance === 'high' && (
        <ImportantFilled className={styles.danger} aria-label="High importance" />
      )}
      {message.hasAttachments && <AttachRegular aria-label="Has attachments" />}
      {message.isFlagged && <FlagFilled className={styles.danger} aria-label="Flagged" />}
    </span>
  );
}
