import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  note: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '4px',
    padding: '10px 12px 12px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  title: { color: tokens.colorNeutralForeground1 },
});

/** A mailbox with more folders than are listed: how many are, and the way to the mail in the others. */
export function MoreFolders({ shown, onSearch }: { shown: number; onSearch(): void }) {
  const styles = useStyles();
  return (
    <div role="note" className={styles.note}>
      <Text size={200} weight="semibold" className={styles.title}>
        Not all folders are shown
      </Text>
      <span>{shown.toLocaleString()} are, and there are more. A search finds mail in those too.</span>
      <Link onClick={onSearch}>Search all folders</Link>
    </div>
  );
}
