import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import type { GuidedStep } from '../../../../preload/contract.ts';
import type { SetupControl } from '../use-setup.ts';

const useStyles = makeStyles({
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    paddingTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  done: { marginLeft: '-8px', marginRight: 'auto' },
});

export interface GuidedFooterProps {
  control: SetupControl;
  step: GuidedStep;
  index: number;
  count: number;
  onGoTo(index: number): void;
}

/** The tick of a page, and the ways to its neighbours. */
export function GuidedFooter({ control, step, index, count, onGoTo }: GuidedFooterProps) {
  const styles = useStyles();
  const { values, change } = control.draft;
  const isDone = values.guidedDone.includes(step.id);

  function handleDone(checked: boolean): void {
    const others = values.guidedDone.filter((id) => id !== step.id);
    change({ guidedDone: checked ? [...others, step.id] : others });
  }

  return (
    <div className={styles.footer}>
      <Checkbox
        className={styles.done}
        size="large"
        label="Done"
        checked={isDone}
        onChange={(_, data) => handleDone(data.checked === true)}
      />
      <Button disabledFocusable={index === 0} onClick={() => onGoTo(index - 1)}>
        Previous page
      </Button>
      <Button
        appearance={isDone ? 'primary' : 'secondary'}
        disabledFocusable={index === count - 1}
        onClick={() => onGoTo(index + 1)}
      >
        Next page
      </Button>
    </div>
  );
}
