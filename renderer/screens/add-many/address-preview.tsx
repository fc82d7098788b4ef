import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { AddressList, AddressRow } from '../../../preload/contract.ts';
import { VerdictIcon } from '../../components/verdict-icon.tsx';

const ROW_HEIGHT = 44;
const HEAD_HEIGHT = 32;

const useStyles = makeStyles({
  preview: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { color: tokens.colorNeutralForeground2 },
  scroller: {
    maxHeight: '320px',
    overflowY: 'auto',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  table: { display: 'block' },
  row: {
    display: 'grid',
    gridTemplateColumns: '48px minmax(0, 5fr) minmax(0, 4fr) minmax(0, 5fr)',
    alignItems: 'center',
    gap: '12px',
    padding: '0 16px',
    boxSizing: 'border-box',
    width: '100%',
  },
  head: {
    display: 'block',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: {
    padding: 0,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  body: { display: 'block', position: 'relative' },
  line: { position: 'absolute', top: 0, left: 0, height: `${ROW_HEIGHT}px` },
  cell: { padding: 0, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  verdict: { display: 'flex', alignItems: 'center', gap: '8px', whiteSpace: 'normal' },
  note: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

const SIGNS = { ready: 'passed', warned: 'warned', refused: 'failed' } as const;

/** What becomes of each line of the list. */
export function AddressPreview({ list: { rows, columns } }: { list: AddressList }) {
  const styles = useStyles();
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollMargin: HEAD_HEIGHT,
  });
  if (rows.length === 0) return null;
  return (
    <div className={styles.preview}>
      <h2 className={styles.title}>{previewWords(rows)}</h2>
      {columns.length > 0 && (
        <Text size={200} className={styles.quiet}>
          {columns.join(', ')}
        </Text>
      )}
      <section
        ref={scroller}
        aria-label="What becomes of each line"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
        tabIndex={0}
        className={styles.scroller}
      >
        <table aria-rowcount={rows.length + 1} className={styles.table}>
          <thead className={styles.head}>
            <tr className={styles.row} style={{ height: HEAD_HEIGHT }}>
              {['Line', 'Mailbox', 'Signs in', 'Verdict'].map((name) => (
                <th key={name} scope="col" className={styles.heading}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ key, index, start }) => {
              const row = rows[index];
              return row && <PreviewRow key={key} row={row} index={index} top={start - HEAD_HEIGHT} />;
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function PreviewRow({ row, index, top }: { row: AddressRow; index: number; top: number }) {
  const styles = useStyles();
  const { line, mailbox, name, signer, verdict, notes } = row;
  return (
    <tr
      aria-rowindex={index + 2}
      className={mergeClasses(styles.row, styles.line)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={mergeClasses(styles.cell, styles.quiet)}>{line}</td>
      <td className={styles.cell} title={name ? `${name}, ${mailbox}` : mailbox}>
        {mailbox || '–'}
      </td>
      <td className={styles.cell} title={signer}>
        {verdict === 'refused' ? '–' : signer === mailbox ? 'itself' : signer}
      </td>
      <td className={mergeClasses(styles.cell, styles.verdict)}>
        <VerdictIcon verdict={SIGNS[verdict]} />
        <span className={styles.note} title={notes.join(' ')}>
          {notes.join(' ') || 'Ready'}
        </span>
      </td>
    </tr>
  );
}

function previewWords(rows: readonly AddressRow[]): string {
  const count = (verdict: AddressRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const people = new Set(
    rows.filter(({ verdict }) => verdict !== 'refused').map(({ signer }) => signer.toLowerCase()),
  );
  const signers = people.size === 1 ? '1 person' : `${people.size} people`;
  const parts = [
    `${count('ready') + count('warned')} to add`,
    count('warned') > 0 ? `${count('warned')} worth a look` : '',
    count('refused') > 0 ? `${count('refused')} left out` : '',
    `${signers} to sign in`,
  ];
  return parts.filter(Boolean).join(', ');
}
