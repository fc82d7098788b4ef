import { Button, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { PracticeFailure } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '12px',
    minHeight: '36px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  on: { fontWeight: tokens.fontWeightSemibold },
  title: { overflowWrap: 'anywhere' },
  control: { flexShrink: 0 },
});

export interface FailureRowProps {
  failure: PracticeFailure;
  /** As in the failure's `on`; null while there is nothing to do it to. */
  target: string | null;
}

/** One thing that can go wrong: a switch, or a button for what happens once. */
export function FailureRow({ failure, target }: FailureRowProps) {
  const styles = useStyles();
  const titleId = useId();
  const { run, isBusy } = useCommand('practice.provoke');
  const announce = useAnnounce();
  const { id, title, once, on } = failure;
  const isOn = target !== null && on.includes(target);

  async function provoke(next: boolean): Promise<void> {
    const result = await run({ id, target: target ?? '', on: next });
    if (result.ok && once) announce(`Done: ${title}`);
  }

  return (
    <li className={styles.row}>
      <Text id={titleId} className={isOn ? `${styles.title} ${styles.on}` : styles.title}>
        {title}
      </Text>
      {once ? (
        <Button
          className={styles.control}
          size="small"
          aria-label={`${title}: do it now`}
          disabledFocusable={isBusy || target === null}
          onClick={() => void provoke(true)}
        >
          Do it now
        </Button>
      ) : (
        <Switch
          className={styles.control}
          aria-labelledby={titleId}
          checked={isOn}
          disabled={target === null}
          onChange={(_, data) => void provoke(data.checked)}
        />
      )}
    </li>
  );
}
