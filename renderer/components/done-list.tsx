import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '8px' },
  item: { display: 'flex', alignItems: 'center', gap: '8px' },
  icon: { flexShrink: 0, fontSize: '20px', color: tokens.colorStatusSuccessForeground1 },
});

/** What was made, in order. */
export function DoneList({ done }: { done: readonly string[] }) {
  const styles = useStyles();
  if (done.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Done">
      {done.map((words) => (
        <li key={words} className={styles.item}>
          <CheckmarkCircleFilled className={styles.icon} aria-hidden />
          {words}
        </li>
      ))}
    </ul>
  );
}
