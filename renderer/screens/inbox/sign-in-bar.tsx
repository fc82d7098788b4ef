import { makeStyles, tokens } from '@fluentui/react-components';
import { ProblemDialog } from '../../components/problem-dialog.tsx';
import { SignInProgress } from '../../components/sign-in-progress.tsx';
import { useRepair } from '../../components/use-repair.ts';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({
  bar: {
    padding: '12px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** A sign-in of a connection that is under way, or why it failed. */
export function SignInBar() {
  const styles = useStyles();
  const { signIn } = useAppState();
  const dismiss = useCommand('signIn.dismiss');
  const target = signIn.phase === 'idle' ? null : signIn.target;
  const repairOf = useRepair(target);
  if (signIn.phase === 'idle' || target === null) return null;
  if (signIn.phase === 'failed') {
    const { problem } = signIn;
    return (
      <ProblemDialog problem={problem} repair={repairOf(problem)} onClose={() => void dismiss.run({})} />
    );
  }
  return (
    <div className={styles.bar}>
      <SignInProgress signIn={signIn} />
    </div>
  );
}
