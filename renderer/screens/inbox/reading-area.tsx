import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { MailReadRegular } from '@fluentui/react-icons/svg/mail-read';
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';
import type { InboxConnection } from './inbox-connection.ts';
import type { MessageRows } from './message-rows.ts';
import { ReadingPane } from './reading-pane.tsx';
import { useRows } from './use-message-rows.ts';

const useStyles = makeStyles({
  area: { flexGrow: 1, minWidth: 0 },
  // Over the list and the header: a small window shows one thing at a time.
  covering: { position: 'absolute', inset: 0, zIndex: 1 },
});

export interface ReadingAreaProps {
  connection: InboxConnection;
  rows: MessageRows;
  openId: string | null;
  selectedCount: number;
  /** List and message stand side by side. */
  isWide: boolean;
  /** The buttons for the message where it covers those of the list. */
  tools: ReactNode;
  onBack(): void;
}

/** The open message; where several are selected or none is open, what one can do instead. */
export function ReadingArea(props: ReadingAreaProps) {
  const styles = useStyles();
  const { connection, rows, openId, selectedCount, isWide, tools, onBack } = props;
  const isFlagged = useRows(rows, () => rows.at(rows.indexOf(openId ?? ''))?.isFlagged ?? null);
  if (isWide && (openId === null || selectedCount > 1)) {
    return (
      <div className={styles.area}>
        {selectedCount > 1 ? <ManySelected count={selectedCount} /> : <NothingSelected />}
      </div>
    );
  }
  if (openId === null) return null;
  return (
    <div className={mergeClasses(styles.area, !isWide && styles.covering)}>
      <ReadingPane
        connectionId={connection.id}
        messageId={openId}
        isReachable={connection.status.kind === 'ok'}
        isFlagged={isFlagged}
        tools={isWide ? null : tools}
        onBack={isWide ? null : onBack}
      />
    </div>
  );
}

function NothingSelected() {
  return (
    <EmptyState
      icon={<MailReadRegular />}
      title="No message selected"
      text="Choose a message on the left to read it here."
    />
  );
}

function ManySelected({ count }: { count: number }) {
  return (
    <EmptyState
      icon={<MailMultipleRegular />}
      title={`${count.toLocaleString()} messages selected`}
      text="The buttons above change all of them. Esc ends the selection."
    />
  );
}
