import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Cause } from '../../../preload/contract.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  how: { color: tokens.colorNeutralForeground2 },
});

/** Something that a person brings about by what they do while they sign in: no switch could. */
export interface PersonalFailure {
  title: string;
  how: string;
  /** As in `PracticeFailure`. */
  group: string;
  cause: Cause;
}

const group = 'While you sign in';

export const PERSONAL_FAILURES: readonly PersonalFailure[] = [
  {
    title: 'The password is wrong',
    how: 'Type another one on the sign-in page, then close its window.',
    group,
    cause: 'bad-password',
  },
  {
    title: 'The permissions are declined',
    how: 'Press Cancel on the page that asks for them.',
    group,
    cause: 'consent-declined',
  },
  {
    title: 'An administrator must agree first',
    how: 'Sign in as Ada Keller before an administrator has agreed.',
    group,
    cause: 'admin-consent-required',
  },
  {
    title: 'The sign-in window is closed',
    how: 'Close it before you are done.',
    group,
    cause: 'popup-closed-or-blocked',
  },
  {
    title: 'Somebody else signs in',
    how: 'Sign in as another person than the one who is expected.',
    group,
    cause: 'wrong-signer',
  },
];

/** One thing of this kind, and how to bring it about. */
export function PersonalFailureRow({ failure }: { failure: PersonalFailure }) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <Text>{failure.title}</Text>
      <Text size={200} className={styles.how}>
        {failure.how}
      </Text>
    </li>
  );
}
