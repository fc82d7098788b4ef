import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import type { CheckId } from '../../../../preload/contract.ts';
import { useCommand } from '../../../store/use-command.ts';
import { OPTIONAL_WORDS } from './doctor-words.ts';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '12px',
    padding: '10px 16px',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  icon: { fontSize: '20px', color: tokens.colorNeutralForeground3 },
  words: { display: 'flex', flexDirection: 'column' },
  secondary: { color: tokens.colorNeutralForeground2 },
});

export interface OptionalCheckRowProps {
  connectionId: string;
  id: CheckId;
  isBusy: boolean;
}

/** A check that touches the mailbox: it says what it will do, and waits to be asked for. */
export function OptionalCheckRow({ connectionId, id, isBusy }: OptionalCheckRowProps) {
  const styles = useStyles();
  const run = useCommand('check.run');
  const words = OPTIONAL_WORDS[id];
  if (!words) return null;
  const wish = id === 'graph-send' ? { withSend: true } : { withWrite: true };
  return (
    <li className={styles.item}>
      <CircleHintRegular className={styles.icon} aria-hidden />
      <span className={styles.words}>
        <Text>{words.title}</Text>
        <Text size={200} className={styles.secondary}>
          {words.text}
        </Text>
      </span>
      <Button
        size="small"
        disabledFocusable={isBusy}
        onClick={() => void run.run({ connectionId, only: [id], ...wish })}
      >
        {words.button}
      </Button>
    </li>
  );
}
