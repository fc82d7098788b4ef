import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { FleetGroup } from './fleet-rows.ts';
import { GROUP_HEIGHT, GroupRow } from './group-row.tsx';
import { MailboxRow, ROW_HEIGHT, useColumnStyles } from './mailbox-row.tsx';
import type { Selection } from './use-selection.ts';

/** Height of the headings above the first row. */
const HEAD_HEIGHT = 36;

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflowY: 'auto', overflowX: 'hidden', contain: 'strict' },
  // Laid out by hand: only the visible rows exist.
  table: { display: 'block', width: '100%' },
  head: {
    display: 'block',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  headings: {
    height: `${HEAD_HEIGHT}px`,
    boxSizing: 'border-box',
    padding: '0 24px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  heading: { padding: 0, textAlign: 'left', fontWeight: tokens.fontWeightRegular },
  all: { marginLeft: '-8px' },
  body: { display: 'block', position: 'relative' },
});

export interface MailboxTableProps {
  groups: readonly FleetGroup[];
  selection: Selection;
}

/** The mailboxes as a table of which only the visible rows exist. */
export function MailboxTable({ groups, selection }: MailboxTableProps) {
  const styles = useStyles();
  const columns = useColumnStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = groups.flatMap((group) => [
    ...(group.title ? [{ kind: 'group' as const, group }] : []),
    ...group.connections.map((connection) => ({ kind: 'mailbox' as const, connection })),
  ]);
  const ids = groups.flatMap((group) => group.connections.map(({ id }) => id));
  const chosen = ids.filter(selection.has).length;
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHT),
    overscan: 8,
    scrollMargin: HEAD_HEIGHT,
    getItemKey: (index) => {
      const line = lines[index];
      return line?.kind === 'mailbox' ? line.connection.id : `group ${line?.group.title}`;
    },
  });
  const heading = (name: string, className?: string) => (
    <th scope="col" className={mergeClasses(styles.heading, className)}>
      {name}
    </th>
  );
  return (
    <section
      ref={scroller}
      aria-label="Mailboxes"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
      tabIndex={0}
      className={styles.scroller}
    >
      <table aria-rowcount={lines.length + 1} className={styles.table}>
        <thead className={styles.head}>
          <tr aria-rowindex={1} className={mergeClasses(columns.row, styles.headings)}>
            <th scope="col" className={mergeClasses(styles.heading, styles.all)}>
              <Checkbox
                aria-label="All mailboxes shown"
                checked={chosen === 0 ? false : chosen === ids.length ? true : 'mixed'}
                onChange={() => selection.toggleAll(ids)}
              />
            </th>
            {heading('Mailbox')}
            {heading('State')}
            {heading('Last sync', columns.optional)}
            {heading('Next', columns.optional)}
            {heading('Unread', columns.number)}
          </tr>
        </thead>
        <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ key, index, start }) => {
            const line = lines[index];
            const place = { index: index + 2, top: start - HEAD_HEIGHT };
            return line?.kind === 'mailbox' ? (
              <MailboxRow
                key={key}
                connection={line.connection}
                isChosen={selection.has(line.connection.id)}
                onToggle={selection.toggle}
                {...place}
              />
            ) : (
              line && <GroupRow key={key} group={line.group} {...place} />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
