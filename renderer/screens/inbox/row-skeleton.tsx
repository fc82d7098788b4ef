import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { ROW_HEIGHT } from './message-row.tsx';

const useStyles = makeStyles({
  row: {
    boxSizing: 'border-box',
    height: `${ROW_HEIGHT}px`,
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '16px 16px 12px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  lines: { display: 'grid', gap: '8px', alignContent: 'start' },
  subject: { width: '70%' },
  preview: { width: '90%' },
});

/** A message that is on its way. */
export function RowSkeleton() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.row} aria-hidden>
      <SkeletonItem shape="circle" size={32} />
      <div className={styles.lines}>
        <SkeletonItem size={16} />
        <SkeletonItem size={12} className={styles.subject} />
        <SkeletonItem size={12} className={styles.preview} />
      </div>
    </Skeleton>
  );
}

export interface PendingRowProps {
  index: number;
  count: number;
  isActive: boolean;
}

/** The place of a message that is on its way; the keyboard can already be on it. */
export function PendingRow({ index, count, isActive }: PendingRowProps) {
  return (
    <div
      role="option"
      aria-selected={false}
      aria-label="Loading"
      aria-posinset={index + 1}
      aria-setsize={count}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
    >
      <RowSkeleton />
    </div>
  );
}

/** The whole list before its first message. */
export function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading the inbox">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <RowSkeleton key={row} />
      ))}
    </div>
  );
}
