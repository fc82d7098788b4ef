import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkFilled } from '@fluentui/react-icons/svg/checkmark';
import type { SetupStep } from '../../../preload/contract.ts';
import { indexOfStep, STEPS } from './steps.ts';

const NARROW = '@media (max-width: 959px)';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    [NARROW]: { flexDirection: 'row', flexWrap: 'wrap', gap: 0 },
  },
  step: {
    justifyContent: 'flex-start',
    gap: '12px',
    width: '100%',
    minHeight: '44px',
    padding: '0 12px',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    [NARROW]: {
      minWidth: 0,
      minHeight: '36px',
      padding: '0 5px',
      gap: '4px',
      fontSize: tokens.fontSizeBase200,
    },
  },
  // One pixel more stands for the border of the steps that are buttons.
  static: {
    display: 'flex',
    alignItems: 'center',
    boxSizing: 'border-box',
    padding: '0 13px',
    [NARROW]: { padding: '0 6px' },
  },
  ahead: { color: tokens.colorNeutralForeground3 },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  /** With little room only the present step is named; screen readers still get all names. */
  labelAside: {
    '@media (max-width: 639px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  mark: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '24px',
    height: '24px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  markCurrent: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: 'none',
  },
  markDone: {
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    border: 'none',
  },
});

/** Where the person is in the setup; the steps behind can be gone back to. */
export function StepList({ step, onGoTo }: { step: SetupStep; onGoTo(step: SetupStep): void }) {
  const styles = useStyles();
  const current = indexOfStep(step);
  return (
    <nav aria-label="Steps">
      <ol className={styles.list}>
        {STEPS.map(({ id, label }, index) => (
          <li key={id} aria-current={index === current ? 'step' : undefined}>
            {index < current ? (
              <Button appearance="subtle" className={styles.step} onClick={() => onGoTo(id)}>
                <Mark index={index} current={current} />
                <span className={styles.labelAside}>{label}</span>
              </Button>
            ) : (
              <span
                className={mergeClasses(
                  styles.step,
                  styles.static,
                  index === current ? styles.current : styles.ahead,
                )}
              >
                <Mark index={index} current={current} />
                <span className={index === current ? undefined : styles.labelAside}>{label}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Mark({ index, current }: { index: number; current: number }) {
  const styles = useStyles();
  const state = index === current ? styles.markCurrent : index < current && styles.markDone;
  return (
    <span className={mergeClasses(styles.mark, state)}>
      {index < current ? <CheckmarkFilled aria-label="Done:" /> : index + 1}
    </span>
  );
}
