import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { Problem } from '../../../preload/contract.ts';
import { ProblemCard } from '../../components/problem-card.tsx';
import { EmptyState } from './empty-state.tsx';
import type { InboxConnection } from './inbox-connection.ts';
import { ListHead, type ListHeadProps } from './list-head.tsx';
import { MessageList, type MessageListProps } from './message-list.tsx';
import { ListSkeleton } from './row-skeleton.tsx';
import { useRows } from './use-message-rows.ts';

const useStyles = makeStyles({
  pane: { height: '100%', minHeight: 0, display: 'flex', flexDirection: 'column' },
  list: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  rows: { flexGrow: 1, minHeight: 0 },
  problem: { padding: '24px' },
  note: {
    flexShrink: 0,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '4px 12px',
    padding: '6px 16px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

export interface InboxPaneProps extends ListHeadProps, Omit<MessageListProps, 'hasMore' | 'isLoadingMore'> {
  connection: InboxConnection;
}

/** A folder of a connection, or what a search found: its messages, or why there are none. */
export function InboxPane(props: InboxPaneProps) {
  const styles = useStyles();
  const { screen } = props;
  return (
    <section aria-label={screen.list.isSearch ? 'Search results' : screen.folderName} className={styles.pane}>
      <ListHead {...props} />
      {screen.list.isSearch && <SearchNote {...props} />}
      <div className={styles.list}>
        <Messages {...props} />
      </div>
    </section>
  );
}

function Messages(props: InboxPaneProps) {
  const styles = useStyles();
  const { screen, rows, count } = props;
  const { list } = screen;
  const problem = useRows(rows, () => rows.problem());
  const hasAny = useRows(rows, () => rows.at(0) !== undefined);
  if (list.loaded > 0 && problem && !hasAny) {
    return (
      <div className={styles.problem}>
        <ProblemCard problem={problem} isPlain actions={<Button onClick={rows.retry}>Try again</Button>} />
      </div>
    );
  }
  if (list.loaded > 0 && count > 0) {
    return (
      <>
        {problem && <MissingRows problem={problem} onRetry={rows.retry} />}
        <div className={styles.rows}>
          <MessageList
            key={screen.key}
            {...props}
            hasMore={list.hasMore}
            isLoadingMore={list.loading === 'more' && !list.isSearch}
          />
        </div>
      </>
    );
  }
  // Nothing is on its way while the mailbox cannot be reached, waits for a person, or is paused.
  if (list.loading === 'first' && isReachable(props.connection)) return <ListSkeleton />;
  return <NoMessages {...props} />;
}

/** Where is looked, and the other place; or why nothing was found there. */
function SearchNote({ screen, search }: InboxPaneProps) {
  const styles = useStyles();
  const found = screen.mail.search;
  if (!found) return null;
  if (found.status === 'failed') {
    // With nothing found the list says it.
    return found.found === 0 ? null : (
      <MessageBar intent="warning" shape="square" layout="multiline">
        <MessageBarBody>The search has stopped. {found.problem?.title}.</MessageBarBody>
        <MessageBarActions>
          <Button onClick={search.again}>Try again</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  const isEverywhere = found.folderId === null;
  return (
    <div className={styles.note}>
      <span>
        {found.status === 'searching' ? 'Searching' : 'Searched'} in{' '}
        {isEverywhere ? 'all folders' : screen.folderName}
      </span>
      <Link onClick={() => search.setScope(isEverywhere ? 'folder' : 'all')}>
        {isEverywhere ? `Only in ${screen.folderName}` : 'Search all folders'}
      </Link>
    </div>
  );
}

function NoMessages({ screen, search, connection }: InboxPaneProps) {
  const { list, view, setView, mail } = screen;
  if (list.isSearch && mail.search?.status === 'failed') {
    return (
      <EmptyState
        icon={<SearchRegular />}
        title="The search did not work"
        text={`${mail.search.problem?.title ?? 'Microsoft gave no answer'}.`}
      >
        <Button onClick={search.again}>Try again</Button>
      </EmptyState>
    );
  }
  if (list.isSearch && list.loaded === 0) {
    return (
      <EmptyState
        icon={<SearchRegular />}
        title="Nothing found"
        text="Try fewer or other words, or another folder."
      >
        <Button onClick={search.clear}>Clear the search</Button>
      </EmptyState>
    );
  }
  if (list.loaded > 0) {
    return (
      <EmptyState
        icon={<FilterRegular />}
        title="No message like that"
        text={view.filters.length > 1 ? 'The filters hide all of them.' : 'The filter hides all of them.'}
      >
        <Button onClick={() => setView({ filters: [] })}>Show all</Button>
      </EmptyState>
    );
  }
  const isKnown = isReachable(connection);
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

function isReachable({ status }: InboxConnection): boolean {
  return status.kind === 'ok' || status.kind === 'syncing';
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
