import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView, ExplanationView } from '../../../preload/contract.ts';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useGo } from '../../store/use-go.ts';
import { secretAdvice } from './explain-words.ts';
import { FindingList } from './finding-list.tsx';
import { MarkedText } from './marked-text.tsx';

const useStyles = makeStyles({
  result: { display: 'flex', flexDirection: 'column', gap: '16px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    alignItems: 'start',
    gap: '24px',
    maxWidth: '1400px',
    '@media (max-width: 1079px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  heading: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** What a text means: causes, the text with its evidence, and the mailbox it is about. */
export function ExplanationResult({ explanation }: { explanation: ExplanationView }) {
  const styles = useStyles();
  const { connections } = useAppState();
  const { findings, unknown, pieces, secrets } = explanation;
  const [current, setCurrent] = useState(0);
  const connection = connections.find(({ id }) => id === explanation.connection);
  return (
    <div className={styles.result}>
      {secrets.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>A secret was pasted along.</MessageBarTitle>
            {secretAdvice(secrets)}
          </MessageBarBody>
        </MessageBar>
      )}
      {connection && <ConcernedBar connection={connection} />}
      <div className={styles.columns}>
        {unknown ? (
          <ProblemCard problem={unknown} />
        ) : (
          <FindingList findings={findings} current={current} onChoose={setCurrent} />
        )}
        <div>
          <h2 className={styles.heading}>The text</h2>
          <MarkedText pieces={pieces} current={current} />
        </div>
      </div>
    </div>
  );
}

/** The text names one of the person's mailboxes: its checks say whether the matter goes on. */
function ConcernedBar({ connection }: { connection: ConnectionView }) {
  const check = useCommand('check.run');
  const go = useGo();

  async function handleCheck(): Promise<void> {
    const result = await check.run({ connectionId: connection.id });
    if (result.ok) go({ screen: 'connection', connectionId: connection.id, tab: 'checks' });
  }

  return (
    <MessageBar intent="info" layout="auto">
      <MessageBarBody>
        <MessageBarTitle>This is about {connection.mailbox}.</MessageBarTitle>
        Its checks tell whether it still goes wrong.
      </MessageBarBody>
      <MessageBarActions>
        <Button disabledFocusable={check.isBusy} onClick={() => void handleCheck()}>
          Check this mailbox
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
