import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { SystemView } from '../../../preload/contract.ts';

/** More would push the fields out of sight. */
const SHOWN = 2;

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: '18px',
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    color: tokens.colorNeutralForeground2,
  },
  accordion: { margin: '-8px -12px -12px' },
  panel: { margin: '0 12px 12px' },
});

/** Traps and limits of a System; many of them wait behind their heading. */
export function SystemNotes({ system }: { system: SystemView }) {
  const styles = useStyles();
  const { name, notes } = system;
  if (notes.length <= SHOWN) return <Notes system={system} />;
  return (
    <Accordion collapsible className={styles.accordion}>
      <AccordionItem value="notes">
        <AccordionHeader as="h2">
          Good to know about {name} ({notes.length})
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <Notes system={system} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function Notes({ system }: { system: SystemView }) {
  const styles = useStyles();
  if (system.notes.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={`Good to know about ${system.name}`}>
      {system.notes.map((note) => (
        <li key={note}>
          <Text size={200}>{note}</Text>
        </li>
      ))}
    </ul>
  );
}
