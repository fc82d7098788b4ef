import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useAppState } from '../../store/connector.tsx';
import { PracticePassword } from './practice-password.tsx';

const useStyles = makeStyles({
  frame: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  panel: { margin: 0, padding: '0 24px 16px' },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '12px' },
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  note: { color: tokens.colorNeutralForeground2 },
});

/** Who may be signed in as in the practice tenant. */
export function PracticePasswords() {
  const styles = useStyles();
  const { practice } = useAppState();
  const people = practice?.people.filter(({ password }) => password !== '') ?? [];
  return (
    <Accordion collapsible className={styles.frame}>
      <AccordionItem value="people">
        <AccordionHeader as="h2">Practice people and their password</AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <PracticePassword people={people} />
          <ul className={styles.list}>
            {people.map(({ address, note }) => (
              <li key={address}>
                <span className={styles.words}>
                  <Text weight="semibold">{address}</Text>
                  <Text size={200} className={styles.note}>
                    {note}
                  </Text>
                </span>
              </li>
            ))}
          </ul>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
