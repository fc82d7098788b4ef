import { Button, Link, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import type { Errand, ErrandItem } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useGo } from '../../store/use-go.ts';

/** Failures named one by one; the table has the others. */
const MOST_NAMED = 4;

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  words: { flex: '1 1 240px', fontWeight: tokens.fontWeightSemibold },
  failures: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' },
  rest: { color: tokens.colorNeutralForeground2 },
});

const DOING: Record<Errand['kind'], string> = {
  check: 'Checking',
  'sign-in': 'Signing in',
  add: 'Adding',
};
const DONE: Record<Errand['kind'], string> = { check: 'checked', 'sign-in': 'signed in', add: 'added' };

/** What is being done for many mailboxes: how far it is, who is asked, and what went wrong. */
export function ErrandPanel({ errand }: { errand: Errand }) {
  const styles = useStyles();
  const cancel = useCommand('errand.cancel');
  const dismiss = useCommand('errand.dismiss');
  const resume = useCommand('errand.resume');
  const { items, isOver, wasInterrupted } = errand;
  const ended = items.filter(({ phase }) => phase !== 'waiting' && phase !== 'running').length;
  const words = errandWords(errand, ended);
  useAnnounceChange(isOver || errand.signer ? words : `${DOING[errand.kind]} ${items.length} mailboxes`);
  return (
    <section className={styles.panel} aria-label="Progress">
      <div className={styles.row}>
        <Text className={styles.words}>{words}</Text>
        {wasInterrupted && (
          <Button size="small" appearance="primary" onClick={() => void resume.run({})}>
            Go on
          </Button>
        )}
        {isOver ? (
          <Button size="small" onClick={() => void dismiss.run({})}>
            {wasInterrupted ? 'Not now' : 'Close'}
          </Button>
        ) : (
          <Button size="small" onClick={() => void cancel.run({})}>
            Cancel
          </Button>
        )}
      </div>
      {wasInterrupted && (
        <Text size={200} className={styles.rest}>
          The app was closed before everybody had signed in. If you do not go on now, sign them in one by one.
        </Text>
      )}
      {!isOver && <ProgressBar aria-label={words} value={ended} max={Math.max(1, items.length)} />}
      <Failures items={items.filter(({ phase }) => phase === 'failed')} />
    </section>
  );
}

function errandWords({ kind, items, isOver, signer, wasInterrupted }: Errand, ended: number): string {
  if (wasInterrupted)
    return items.length === 1
      ? 'Adding was interrupted: 1 mailbox waits for its sign-in'
      : `Adding was interrupted: ${items.length} mailboxes wait for their sign-in`;
  if (signer) return `Waiting for ${signer.address} to sign in (person ${signer.number} of ${signer.of})`;
  if (!isOver) return `${DOING[kind]}: ${ended} of ${items.length}`;
  const failed = items.filter(({ phase }) => phase === 'failed').length;
  const skipped = items.filter(({ phase }) => phase === 'skipped').length;
  const fine = items.length - failed - skipped;
  return [
    `${fine} ${DONE[kind]}`,
    failed > 0 ? `${failed} with problems` : '',
    skipped > 0 ? `${skipped} left out` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function Failures({ items }: { items: readonly ErrandItem[] }) {
  const styles = useStyles();
  const go = useGo();
  if (items.length === 0) return null;
  const rest = items.length - MOST_NAMED;
  return (
    <ul className={styles.failures}>
      {items.slice(0, MOST_NAMED).map(({ connectionId, mailbox, problem }) => (
        <li key={connectionId}>
          <Link as="button" inline onClick={() => go({ screen: 'connection', connectionId })}>
            {mailbox}
          </Link>
          {problem && `: ${problem.title}`}
        </li>
      ))}
      {rest > 0 && <li className={styles.rest}>and {rest} more, listed below</li>}
    </ul>
  );
}
