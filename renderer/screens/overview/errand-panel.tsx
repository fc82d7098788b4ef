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
  const { items, isOver } = errand;
  const ended = items.filter(({ phase }) => phase !== 'waiting' && phase !== 'running').length;
  const words = errandWords(errand, ended);
  useAnnounceChange(isOver || errand.signer ? words : `${DOING[errand.kind]} ${items.length} mailboxes`);
  return (
    <section className={styles.panel} aria-label="Progress">
      <div className={styles.row}>
        <Text className={styles.words}>{words}</Text>
        {isOver ? (
          <Button size="small" onClick={() => void dismiss.run({})}>
            Close
          </Button>
        ) : (
          <Button size="small" onClick={() => void cancel.run({})}>
            Cancel
          </Button>
        )}
      </div>
      {!isOver && <ProgressBar aria-label={words} value={ended} max={Math.max(1, items.length)} />}
      <Failures items={items.filter(({ phase }) => phase === 'failed')} />
    </section>
  );
}

function errandWords({ kind, items, isOver, signer }: Errand, ended: number): string {
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
