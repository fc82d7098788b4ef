import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { FolderRegular } from '@fluentui/react-icons/svg/folder';
import type { Transfer } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useShowProblem } from '../../store/show-problem.ts';
import { useCommand } from '../../store/use-command.ts';
import { transferWords } from './transfer-words.ts';

const useStyles = makeStyles({
  list: {
    flexShrink: 0,
    maxHeight: '168px',
    overflowY: 'auto',
    margin: 0,
    padding: '4px 16px',
    listStyle: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  row: { display: 'flex', alignItems: 'center', gap: '12px', minHeight: '40px' },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  words: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  danger: { color: tokens.colorStatusDangerForeground1 },
  bar: { width: '160px', flexShrink: 1 },
  space: { flexGrow: 1 },
});

/** Files that are being saved, with a way to stop each, and those that are there. */
export function Transfers() {
  const styles = useStyles();
  const { transfers } = useAppState();
  const last = transfers.at(-1);
  useAnnounceChange(last && last.status !== 'running' ? `${last.name}: ${transferWords(last)}` : null);
  if (transfers.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Saved files">
      {transfers.map((transfer) => (
        <Row key={transfer.id} transfer={transfer} />
      ))}
    </ul>
  );
}

function Row({ transfer }: { transfer: Transfer }) {
  const styles = useStyles();
  const showProblem = useShowProblem();
  const close = useCommand('transfer.close');
  const show = useCommand('transfer.show');
  const { id, name, status, saved, bytes, total, problem } = transfer;
  const isRunning = status === 'running';
  const Sign = transfer.files > 1 ? FolderRegular : DocumentRegular;
  return (
    <li className={styles.row}>
      <Sign fontSize={20} aria-hidden />
      <Text className={styles.name} title={name}>
        {name}
      </Text>
      {isRunning && (
        <ProgressBar
          className={styles.bar}
          aria-label={`Saving ${name}`}
          {...(total ? { value: Math.min(1, bytes / total) } : {})}
        />
      )}
      <Text size={200} className={status === 'failed' ? styles.danger : styles.words}>
        {transferWords(transfer)}
      </Text>
      <span className={styles.space} />
      {problem && (
        <Button size="small" onClick={() => showProblem(problem)}>
          What can I do?
        </Button>
      )}
      {!isRunning && saved > 0 && (
        <Button size="small" onClick={() => void show.run({ id })}>
          Show in folder
        </Button>
      )}
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={isRunning ? `Stop saving ${name}` : `Put ${name} away`}
        title={isRunning ? 'Stop' : 'Put away'}
        onClick={() => void close.run({ id })}
      />
    </li>
  );
}
