import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useAppState } from '../../store/connector.tsx';
import { AutomaticDecision } from './by-itself/automatic-decision.tsx';
import { SignInButton } from './start-sign-in.tsx';
import { stepBeside } from './steps.ts';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  footer: {
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  row: {
    boxSizing: 'border-box',
    maxWidth: '736px',
    margin: '0 auto',
    padding: '16px 48px',
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
    '@media (max-width: 959px)': { padding: '12px 24px' },
  },
  back: { flexShrink: 0 },
  missing: { marginLeft: 'auto', alignSelf: 'center', color: tokens.colorStatusDangerForeground3 },
  next: { minWidth: '112px', marginLeft: 'auto', flexShrink: 0 },
  beside: { marginLeft: '8px' },
});

/** Back and Next; instead of Next the sign-in in the last step, until it has started, and the decision about changes that wait for it. */
export function StepFooter({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const { setup, draft, missing, isLeaving } = control;
  const { signIn } = useAppState();
  const hasStarted = signIn.phase !== 'idle' && signIn.target === null;
  const previous = stepBeside(setup.step, -1);
  const { automatic } = setup;
  const isByItself = setup.step === 'registration' && draft.values.way === 'by-itself';
  const isDeciding = isByItself && automatic.phase === 'review';
  const hasNext = stepBeside(setup.step, 1) !== null && !isDeciding;
  // The page's own button leads on until the registration is there.
  const isMain = !isByItself || automatic.phase === 'done';
  return (
    <footer className={styles.footer}>
      <div className={styles.row}>
        {previous && (
          <Button
            size="large"
            className={styles.back}
            icon={<ArrowLeftRegular />}
            onClick={() => void control.goTo(previous)}
          >
            Back
          </Button>
        )}
        {missing !== null && <Text className={styles.missing}>{missing}</Text>}
        {hasNext && (
          <Button
            size="large"
            appearance={isMain ? 'primary' : 'secondary'}
            className={mergeClasses(styles.next, missing !== null && styles.beside)}
            disabledFocusable={isLeaving}
            {...(isLeaving ? { icon: <Spinner size="tiny" /> } : {})}
            onClick={() => void control.next()}
          >
            Next
          </Button>
        )}
        {isDeciding && <AutomaticDecision isNothing={automatic.changes.length === 0} />}
        {setup.step === 'sign-in' && !hasStarted && <SignInButton control={control} />}
      </div>
    </footer>
  );
}
