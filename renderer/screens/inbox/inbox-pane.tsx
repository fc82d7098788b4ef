import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import type { Problem } from '../../../preload/contract.ts';
import { ProblemCard } from '../../components/problem-card.tsx';
import { EmptyState } from './empty-state.tsx';
import type { InboxConnection } from './inbox-connection.ts';
import { MessageList } from './message-list.tsx';
import { ListSkeleton } from './row-skeleton.tsx';
import { useMessageRows } from './use-message-rows.ts';

const useStyles = makeStyles({
  pane: { height: '100%', minHeight: 0, display: 'flex', flexDirection: 'column' },
  head: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '12px 16px 12px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  count: { color: tokens.colorNeutralForeground2 },
  list: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  rows: { flexGrow: 1, minHeight: 0 },
  problem: { padding: '24px' },
});

export interface InboxPaneProps {
  connection: InboxConnection;
  openId: string | null;
  onOpen(messageId: string): void;
  /** The keyboard rests on a message; null where opening one would cover the list. */
  onRest: ((messageId: string) => void) | null;
}

/** The inbox of one connection: its messages, or why there are none. */
export function InboxPane(props: InboxPaneProps) {
  const styles = useStyles();
  const { inbox } = props.connection;
  return (
    <section aria-label="Inbox" className={styles.pane}>
      <header className={styles.head}>
        <h2 className={styles.title}>Inbox</h2>
        {inbox.total > 0 && (
          <Text size={200} className={styles.count}>
            {inbox.unread} unread of {inbox.total}
          </Text>
        )}
      </header>
      <div className={styles.list}>
        <Messages {...props} />
      </div>
    </section>
  );
}

function Messages({ connection, ...opening }: InboxPaneProps) {
  const styles = useStyles();
  const { inbox, status } = connection;
  const rows = useMessageRows(connection.id, inbox.revision);
  if (inbox.loaded > 0 && rows.problem && !rows.at(0)) {
    return (
      <div className={styles.problem}>
        <ProblemCard
          problem={rows.problem}
          isPlain
          actions={<Button onClick={rows.retry}>Try again</Button>}
        />
      </div>
    );
  }
  if (inbox.loaded > 0) {
    return (
      <>
        {rows.problem && <MissingRows problem={rows.problem} onRetry={rows.retry} />}
        <div className={styles.rows}>
          <MessageList connection={connection} rows={rows} {...opening} />
        </div>
      </>
    );
  }
  if (inbox.loading === 'first') return <ListSkeleton />;
  const isKnown = status.kind === 'ok' || status.kind === 'syncing';
  return (
    <EmptyState
      icon={<MailInboxRegular />}
      title={isKnown ? 'No messages' : 'Nothing loaded yet'}
      text={
        isKnown ? 'New mail appears here by itself.' : 'The messages appear once the mailbox can be reached.'
      }
    />
  );
}

function MissingRows({ problem, onRetry }: { problem: Problem; onRetry(): void }) {
  return (
    <MessageBar intent="warning" shape="square" layout="multiline">
      <MessageBarBody>Some messages could not be loaded. {problem.text}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={onRetry}>Try again</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
