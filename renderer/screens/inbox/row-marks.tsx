import { makeResetStyles, makeStyles, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { FlagFilled } from '@fluentui/react-icons/svg/flag';
import { ImportantFilled } from '@fluentui/react-icons/svg/important';
import type { ListRow } from '../../../preload/contract.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';

const useMarks = makeResetStyles({
  flexShrink: 0,
  display: 'flex',
  gap: '4px',
  fontSize: '16px',
  color: tokens.colorNeutralForeground2,
});
const useThread = makeResetStyles({
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
});
const useStyles = makeStyles({ danger: { color: tokens.colorStatusDangerForeground1 } });

/** What is special about a message, as signs with a name. */
export function Marks({ message }: { message: ListRow }) {
  const { importance, hasAttachments, isFlagged } = message;
  const marks = useMarks();
  const styles = useStyles();
  if (!hasAttachments && !isFlagged && importance !== 'high') return null;
  return (
    <span className={marks}>
      {importance === 'high' && <ImportantFilled className={styles.danger} aria-label="High importance" />}
      {hasAttachments && <AttachRegular aria-label="Has attachments" />}
      {isFlagged && <FlagFilled className={styles.danger} aria-label="Flagged" />}
    </span>
  );
}

/** How many messages the conversation has; a click unfolds it, as the right arrow key does. */
export function Thread({ count, unread, isExpanded }: NonNullable<ListRow['thread']>) {
  const thread = useThread();
  const Arrow = isExpanded ? ChevronDownRegular : ChevronRightRegular;
  return (
    <span
      className={thread}
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
