import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import type { ReactNode } from 'react';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useRepair } from '../../components/use-repair.ts';
import { MessageBody } from './message-body.tsx';
import { MessageHead } from './message-head.tsx';
import { type OpenMessage, useMessage } from './use-message.ts';

const useStyles = makeStyles({
  pane: {
    position: 'relative',
    height: '100%',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: { flexShrink: 0, padding: '8px 16px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  center: { flexGrow: 1, display: 'grid', placeItems: 'center', padding: '24px' },
  problem: { maxWidth: '640px' },
});

export interface ReadingPaneProps {
  connectionId: string;
  messageId: string;
  /** Whether the mailbox answers now. */
  isReachable: boolean;
  /** As the list has it now; null where the message is in no list. */
  isFlagged: boolean | null;
  /** What can be done with the message, where the pane covers what stands above the list. */
  tools: ReactNode;
  /** Null where the list stays beside the pane. */
  onBack: (() => void) | null;
}

/** The open message. */
export function ReadingPane({ onBack, tools, ...open }: ReadingPaneProps) {
  const styles = useStyles();
  return (
    <article
      aria-label="Message"
      className={styles.pane}
      onKeyDown={(event) => event.key === 'Escape' && onBack?.()}
    >
      {onBack && (
        <div className={styles.bar}>
          <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
            Back to the list
          </Button>
        </div>
      )}
      {tools}
      <Content {...open} takesFocus={onBack !== null} />
    </article>
  );
}

interface ContentProps extends OpenMessage {
  isFlagged: boolean | null;
  takesFocus: boolean;
}

function Content({ takesFocus, isFlagged, ...open }: ContentProps) {
  const styles = useStyles();
  const { state, retry } = useMessage(open);
  const repairOf = useRepair(open.connectionId, retry);
  switch (state.status) {
    case 'loading':
      return (
        <div className={styles.center}>
          <Spinner label="Loading the message…" labelPosition="below" />
        </div>
      );
    case 'failed':
      return (
        <div className={styles.center}>
          <div className={styles.problem}>
            <ProblemCard
              problem={state.problem}
              repair={repairOf(state.problem)}
              actions={state.problem.repair !== 'retry' && <Button onClick={retry}>Load it again</Button>}
            />
          </div>
        </div>
      );
    case 'ready':
      return (
        <MessageBody
          key={state.message.id}
          message={state.message}
          head={
            <MessageHead
              connectionId={open.connectionId}
              message={isFlagged === null ? state.message : { ...state.message, isFlagged }}
              takesFocus={takesFocus}
            />
          }
        />
      );
  }
}
