import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { StethoscopeRegular } from '@fluentui/react-icons/svg/stethoscope';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CheckView, ConnectionView } from '../../../preload/contract.ts';
import { GROUP_WORDS } from '../connection/doctor/doctor-words.ts';
import { EmptyState } from '../inbox/empty-state.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { CHECK_WORDS } from './check-words.ts';
import {
  columnsOf,
  GROUP_HEIGHT,
  groupsOf,
  HEAD_HEIGHT,
  LEAST_NAME,
  leastWidth,
  type MatrixColumn,
  template,
} from './matrix-columns.ts';
import { MATRIX_ROW_HEIGHT, MatrixRow } from './matrix-row.tsx';
import { useGridKeys } from './use-grid-keys.ts';

const useStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    contain: 'strict',
    // What comes into sight is hidden neither by the headings nor by the names.
    scrollPadding: `${HEAD_HEIGHT + 4}px 0 4px ${LEAST_NAME}px`,
  },
  table: { display: 'block', width: '100%' },
  head: {
    display: 'block',
    position: 'sticky',
    top: 0,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  groups: { display: 'grid', height: `${GROUP_HEIGHT}px`, alignItems: 'stretch' },
  group: {
    boxSizing: 'border-box',
    padding: '8px 0 0 6px',
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    ':not(:first-of-type)': { borderLeft: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  headings: { display: 'grid', height: `${HEAD_HEIGHT - GROUP_HEIGHT}px`, alignItems: 'stretch' },
  corner: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'flex-end',
    padding: '0 16px 8px 24px',
    textAlign: 'left',
    borderRight: `1px solid ${tokens.colorNeutralStroke3}`,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: {
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'flex-end',
    justifyContent: 'center',
    padding: '0 0 8px',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  groupStart: { borderLeft: `1px solid ${tokens.colorNeutralStroke3}` },
  upward: { writingMode: 'vertical-rl', transform: 'rotate(180deg)' },
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
  // The same columns while they say the same, for the same reason.
  const had = JSON.stringify(columnsOf(connections));
  const columns = useMemo(() => JSON.parse(had) as MatrixColumn[], [had]);
  const keys = useGridKeys({
    rows: connections.length,
    columns: columns.length,
  });
  const virtualizer = useVirtualizer({
    count: connections.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => MATRIX_ROW_HEIGHT,
    overscan: 6,
    scrollMargin: HEAD_HEIGHT,
    getItemKey: (index) => connections[index]?.id ?? index,
    // The row that the keyboard is on is there even where it is far out of sight, and so can have the focus.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), keys.active.row])].sort((a, b) => a - b),
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
  const tracks = { gridTemplateColumns: template(columns.length) };
  return (
    <section ref={scroller} aria-label="Checks of all mailboxes" className={styles.scroller}>
      <table
        aria-rowcount={connections.length + 2}
        className={styles.table}
        style={{ minWidth: leastWidth(columns.length) }}
      >
        <thead className={styles.head}>
          <tr aria-rowindex={1} className={styles.groups} style={tracks}>
            <td className={styles.corner} />
            {groupsOf(columns).map(([group, count]) => (
              <th
                key={group}
                scope="colgroup"
                colSpan={count}
                className={styles.group}
                style={{ gridColumn: `span ${count}` }}
                title={GROUP_WORDS[group]}
              >
                {GROUP_WORDS[group]}
              </th>
            ))}
          </tr>
          <tr aria-rowindex={2} className={styles.headings} style={tracks}>
            <th scope="col" className={styles.corner}>
              Mailbox
            </th>
            {columns.map(({ id, startsGroup }) => (
              <th
                key={id}
                scope="col"
                className={mergeClasses(styles.heading, startsGroup && styles.groupStart)}
              >
                <span className={styles.upward}>{CHECK_WORDS[id]}</span>
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
