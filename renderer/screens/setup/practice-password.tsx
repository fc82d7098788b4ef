import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PracticePerson } from '../../../preload/contract.ts';
import { CopyButton } from '../../components/copy-button.tsx';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 4px' },
  password: { fontFamily: tokens.fontFamilyMonospace },
});

/** The one password of all practice people, said once for the list below it. */
export function PracticePassword({ people }: { people: readonly PracticePerson[] }) {
  const styles = useStyles();
  const password = people.find((person) => person.password !== '')?.password;
  if (password === undefined) return null;
  return (
    <div className={styles.line}>
      <Text>
        Everybody's password is <code className={styles.password}>{password}</code>
      </Text>
      <CopyButton text={password} label="Copy the practice password" isIconOnly appearance="subtle" />
    </div>
  );
}
