import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CopyButton } from '../../components/copy-button.tsx';
import { useAppState } from '../../store/connector.tsx';

const useStyles = makeStyles({
  frame: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  panel: { margin: 0, padding: '0 24px 16px' },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '12px' },
  person: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center', gap: '8px' },
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
        <AccordionHeader as="h2">Practice people and their passwords</AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <ul className={styles.list}>
            {people.map(({ address, note, password }) => (
              <li key={address} className={styles.person}>
                <span className={styles.words}>
                  <Text weight="semibold">{address}</Text>
                  <Text size={200} className={styles.note}>
                    {note} · Password <code>{password}</code>
                  </Text>
                </span>
                <CopyButton
                  text={password}
                  label={`Copy password of ${address}`}
                  isIconOnly
                  appearance="subtle"
                />
              </li>
            ))}
          </ul>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
