import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { hasProblem } from '../../../preload/urgency.ts';
import type { FleetGroup } from './fleet-rows.ts';

export const GROUP_HEIGHT = 40;

const useStyles = makeStyles({
  row: { position: 'absolute', top: 0, left: 0, width: '100%', display: 'block' },
  cell: {
    height: `${GROUP_HEIGHT}px`,
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'flex-end',
    gap: '12px',
    padding: '0 24px 6px',
  },
  counts: { color: tokens.colorNeutralForeground3 },
});

/** The heading of a group of mailboxes. */
export function GroupRow({ group, index, top }: { group: FleetGroup; index: number; top: number }) {
  const styles = useStyles();
  const { title, connections } = group;
  const problems = connections.filter(hasProblem).length;
  return (
    <tr aria-rowindex={index} className={styles.row} style={{ transform: `translateY(${top}px)` }}>
      <th scope="rowgroup" className={styles.cell}>
        <Text weight="semibold">{title}</Text>
        <Text size={200} className={styles.counts}>
          {connections.length}
          {problems > 0 && `, ${problems} with problems`}
        </Text>
      </th>
    </tr>
  );
}
