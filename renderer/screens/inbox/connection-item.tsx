import { Avatar, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { StatusDot } from '../../components/status-dot.tsx';
import { statusWords } from '../../components/status-words.ts';
import { TimeLabel } from '../../components/time-label.tsx';
import { useCommand } from '../../store/use-command.ts';
import { THIS_COMPUTER } from '../setup/system-advice.ts';
import { useCompactStyles } from './compact-styles.ts';

const useStyles = makeStyles({
  item: {
    justifyContent: 'flex-start',
    gap: '12px',
    width: '100%',
    minWidth: 0,
    padding: '8px',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
  },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  face: { position: 'relative', flexShrink: 0, display: 'flex' },
  dot: {
    position: 'absolute',
    right: '-5px',
    bottom: '-5px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  first: { display: 'flex', alignItems: 'center', gap: '8px' },
  name: { flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  selectedName: { fontWeight: tokens.fontWeightSemibold },
  state: {
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  unread: { flexShrink: 0, color: tokens.colorBrandForeground2, fontWeight: tokens.fontWeightSemibold },
});

export interface ConnectionItemProps {
  connection: ConnectionView;
  isSelected: boolean;
}

/** One connection in the rail: mailbox, state in words, last sync, unread messages. */
export const ConnectionItem = memo(function ConnectionItem({ connection, isSelected }: ConnectionItemProps) {
  const styles = useStyles();
  const compact = useCompactStyles();
  const select = useCommand('connection.select');
  const { mailbox, status, lastSync, inbox, systemName } = connection;
  const isOwn = connection.system === THIS_COMPUTER;
  return (
    <Button
      appearance="subtle"
      className={mergeClasses(styles.item, isSelected && styles.selected)}
      aria-current={isSelected ? 'page' : undefined}
      title={isOwn ? mailbox : `${mailbox} for ${systemName}`}
      onClick={() => void select.run({ connectionId: connection.id })}
    >
      <span className={styles.face}>
        <Avatar name={mailbox} color="colorful" idForColor={connection.id} size={32} aria-hidden />
        <StatusDot kind={status.kind} className={styles.dot} />
      </span>
      <span className={mergeClasses(styles.words, compact.inRail)}>
        <span className={styles.first}>
          <span className={mergeClasses(styles.name, isSelected && styles.selectedName)}>{mailbox}</span>
          {inbox !== null && inbox.unread > 0 && (
            <Text size={200} className={styles.unread} aria-label={`${inbox.unread} unread`}>
              {inbox.unread}
            </Text>
          )}
        </span>
        <Text size={200} className={styles.state}>
          {isOwn ? '' : `${systemName} · `}
          {statusWords(connection)}
          {isOwn && lastSync && (
            <>
              {' · '}
              <TimeLabel at={lastSync} />
            </>
          )}
        </Text>
      </span>
    </Button>
  );
});
