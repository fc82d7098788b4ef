import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { StethoscopeRegular } from '@fluentui/react-icons/svg/stethoscope';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CheckId, CheckView, ConnectionView } from '../../../preload/contract.ts';
import { EmptyState } from '../inbox/empty-state.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { CHECK_WORDS } from './check-words.ts';
import { MATRIX_ROW_HEIGHT, MatrixRow, NAME_WIDTH } from './matrix-row.tsx';
import { useGridKeys } from './use-grid-keys.ts';

/** Height of the headings, which are written upwards. */
const HEAD_HEIGHT = 124;
/** All checks of a mailbox are in sight in a window of the usual width. */
const CELL_WIDTH = 36;

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflow: 'auto', contain: 'strict' },
  table: { display: 'block', minWidth: '100%', width: 'max-content' },
  head: {
    display: 'block',
    position: 'sticky',
    top: 0,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  headings: { display: 'grid', height: `${HEAD_HEIGHT}px`, alignItems: 'end' },
  corner: {
    position: 'sticky',
    left: 0,
    padding: '0 16px 8px 24px',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: {
    justifySelf: 'center',
    padding: '0 0 8px',
    writingMode: 'vertical-rl',
    transform: 'rotate(180deg)',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  // Rotated text begins at the bottom: its padding is on the other side.
  upward: { padding: '8px 0 0' },
  body: { display: 'block', position: 'relative' },
});

/** Mailboxes and what the doctor found of each: which one, and which layer of it. */
export function CheckMatrix({ connections }: { connections: readonly ConnectionView[] }) {
  const styles = useStyles();
  const scroller = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState<{ connection: ConnectionView; check: CheckView } | null>(null);
  // The same function for all rows: only rows whose mailbox changed are drawn anew.
  const open = useCallback(
    (connection: ConnectionView, check: CheckView) => setOpened({ connection, check }),
    [],
  );
  const had = columnsOf(connections).join(' ');
  const columns = useMemo(() => had.split(' ').filter(Boolean) as CheckId[], [had]);
  const virtualizer = useVirtualizer({
    count: connections.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => MATRIX_ROW_HEIGHT,
    overscan: 6,
    scrollMargin: HEAD_HEIGHT,
    getItemKey: (index) => connections[index]?.id ?? index,
  });
  const keys = useGridKeys({
    rows: connections.length,
    columns: columns.length,
    reveal: (row) => virtualizer.scrollToIndex(row),
  });
  if (columns.length === 0) {
    return (
      <EmptyState
        icon={<StethoscopeRegular />}
        title="Nothing was checked yet"
        text="“Check all” looks at every layer of each mailbox, from the network to the opened inbox."
      />
    );
  }
  const template = `${NAME_WIDTH} repeat(${columns.length}, ${CELL_WIDTH}px)`;
  return (
    <section ref={scroller} aria-label="Checks of all mailboxes" className={styles.scroller}>
      <table aria-rowcount={connections.length + 1} className={styles.table}>
        <thead className={styles.head}>
          <tr aria-rowindex={1} className={styles.headings} style={{ gridTemplateColumns: template }}>
            <th scope="col" className={styles.corner}>
              Mailbox
            </th>
            {columns.map((id) => (
              <th key={id} scope="col" className={mergeClasses(styles.heading, styles.upward)}>
                {CHECK_WORDS[id]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }} {...keys.handlers}>
          {virtualizer.getVirtualItems().map(({ key, index, start }) => {
            const connection = connections[index];
            return (
              connection && (
                <MatrixRow
                  key={key}
                  connection={connection}
                  columns={columns}
                  index={index}
                  top={start - HEAD_HEIGHT}
                  template={template}
                  active={keys.active.row === index ? keys.active.column : null}
                  onOpen={open}
                />
              )
            );
          })}
        </tbody>
      </table>
      {opened && (
        <CheckDialog connection={opened.connection} check={opened.check} onClose={() => setOpened(null)} />
      )}
    </section>
  );
}

/** Checks that any of the mailboxes has, in reading order. */
function columnsOf(connections: readonly ConnectionView[]): CheckId[] {
  const had = new Set(connections.flatMap(({ checks }) => checks?.checks.map(({ id }) => id) ?? []));
  return (Object.keys(CHECK_WORDS) as CheckId[]).filter((id) => had.has(id));
}
