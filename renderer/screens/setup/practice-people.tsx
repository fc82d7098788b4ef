import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PracticePerson } from '../../../preload/contract.ts';
import { useAppState } from '../../store/connector.tsx';
import { useCardStyles } from './card-styles.ts';
import { PracticePassword } from './practice-password.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  person: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '2px 16px',
    padding: '12px 0',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    ':last-child': { paddingBottom: 0 },
  },
  facts: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  address: { overflowWrap: 'anywhere' },
  note: { color: tokens.colorNeutralForeground2 },
});

export interface PracticePeopleProps {
  /** Address in the field now. */
  chosen: string;
  onUse(address: string): void;
}

/** The made-up people of the practice tenant, each good for something else. */
export function PracticePeople({ chosen, onUse }: PracticePeopleProps) {
  const card = useCardStyles();
  const styles = useStyles();
  const { practice } = useAppState();
  if (!practice) return null;
  return (
    <section className={card.card} aria-label="Practice people">
      <div>
        <h2 className={card.heading}>Practice people</h2>
        <Text className={card.secondary}>
          They live on this computer only. Choose whose mailbox to connect.
        </Text>
        <PracticePassword people={practice.people} />
      </div>
      <ul className={styles.list}>
        {practice.people.map((person) => (
          <li key={person.address} className={styles.person}>
            <Person person={person} />
            <Button
              aria-label={`${person.address === chosen ? 'In use:' : 'Use'} ${person.address}`}
              disabledFocusable={person.address === chosen}
              onClick={() => onUse(person.address)}
            >
              {person.address === chosen ? 'In use' : 'Use'}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Person({ person }: { person: PracticePerson }) {
  const styles = useStyles();
  return (
    <div className={styles.facts}>
      <Text weight="semibold">{person.name}</Text>
      <Text className={styles.address}>{person.address}</Text>
      <Text size={200} className={styles.note}>
        {person.note}
      </Text>
    </div>
  );
}
