import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { CheckView, ConnectionView } from '../../../preload/contract.ts';
import { VERDICT_WORDS } from '../../../preload/verdict-words.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { TimeLabel } from '../../components/time-label.tsx';
import { useRepair } from '../../components/use-repair.ts';
import { VerdictIcon } from '../../components/verdict-icon.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useGo } from '../../store/use-go.ts';
import { CHECK_WORDS } from './check-words.ts';

const useStyles = makeStyles({
  verdict: { display: 'flex', alignItems: 'center', gap: '8px' },
  facts: { margin: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '4px 16px' },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

export interface CheckDialogProps {
  connection: ConnectionView;
  check: CheckView;
  onClose(): void;
}

/** What one check of one mailbox found, and what can be done about it. */
export function CheckDialog({ connection, check, onClose }: CheckDialogProps) {
  const styles = useStyles();
  const go = useGo();
  const again = useCommand('check.run');
  const repairOf = useRepair(connection.id, () => runAgain());
  const { id, title, verdict, problem, facts, since, because } = check;

  function runAgain(): void {
    onClose();
    void again.run({ connectionId: connection.id, only: [id] });
  }

  return (
    <DialogFrame
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={() => go({ screen: 'connection', connectionId: connection.id, tab: 'checks' })}>
            Open the mailbox
          </Button>
          <Button onClick={runAgain}>Check again</Button>
        </>
      }
    >
      <Text className={styles.label}>{connection.mailbox}</Text>
      <div className={styles.verdict}>
        <VerdictIcon verdict={verdict} />
        <Text>
          {VERDICT_WORDS[verdict]}
          {because && ` because “${CHECK_WORDS[because]}” failed`}
          {since && (
            <>
              {' since '}
              <TimeLabel at={since} />
            </>
          )}
        </Text>
      </div>
      {problem && <ProblemCard problem={problem} repair={repairOf(problem)} isPlain />}
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(({ label, value }) => (
            <FactPair key={label} label={label} value={value} />
          ))}
        </dl>
      )}
    </DialogFrame>
  );
}

function FactPair({ label, value }: { label: string; value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
