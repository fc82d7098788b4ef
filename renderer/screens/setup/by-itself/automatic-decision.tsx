import { Button, makeStyles } from '@fluentui/react-components';
import { useCommand } from '../../../store/use-command.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px', marginLeft: 'auto' },
});

/** What is decided in the review. It stands where "Next" stands, in view however many changes there are. */
export function AutomaticDecision({ isNothing }: { isNothing: boolean }) {
  const styles = useStyles();
  const apply = useCommand('automatic.apply');
  const cancel = useCommand('automatic.cancel');
  return (
    <div className={styles.buttons}>
      <Button size="large" disabledFocusable={cancel.isBusy} onClick={() => void cancel.run({})}>
        Cancel
      </Button>
      <Button
        size="large"
        appearance="primary"
        disabledFocusable={apply.isBusy}
        onClick={() => void apply.run({})}
      >
        {isNothing ? 'Use this registration' : 'Make these changes'}
      </Button>
    </div>
  );
}
