import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { CheckView, ConnectionView } from '../../../preload/contract.ts';
import { VERDICT_WORDS } from '../../../preload/verdict-words.ts';
import { StatusDot } from '../../components/status-dot.tsx';
import { VerdictIcon } from '../../components/verdict-icon.tsx';
import { useGo } from '../../store/use-go.ts';
import { CHECK_WORDS } from './check-words.ts';
import { type MatrixColumn, template } from './matrix-columns.ts';

export const MATRIX_ROW_HEIGHT = 40;

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    display: 'grid',
    alignItems: 'stretch',
    height: `${MATRIX_ROW_HEIGHT}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    boxSizing: 'border-box',
  },
  name: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minWidth: 0,
    padding: '0 16px 0 24px',
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
    borderRight: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  link: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
  },
  cell: { padding: 0, display: 'grid', placeItems: 'center', boxSizing: 'border-box' },
  groupStart: { borderLeft: `1px solid ${tokens.colorNeutralStroke3}` },
  button: {
    display: 'grid',
    placeItems: 'center',
    width: '100%',
    maxWidth: '32px',
    height: '32px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  none: { color: tokens.colorNeutralForeground3 },
});

export interface MatrixRowProps {
  connection: ConnectionView;
  columns: readonly MatrixColumn[];
  index: number;
  top: number;
  /** Column the Tab key stops at; null: not in this row. */
  active: number | null;
  onOpen(connection: ConnectionView, check: CheckView): void;
}

/** One mailbox of the matrix. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { connection, columns, index, top, active, onOpen } = props;
  const styles = useStyles();
  const go = useGo();
  const { id, mailbox, status, checks } = connection;
  const found = new Map(checks?.checks.map((check) => [check.id, check]));
  return (
    <tr
      aria-rowindex={index + 3}
      className={styles.row}
      style={{ gridTemplateColumns: template(columns.length), transform: `translateY(${top}px)` }}
    >
      <th scope="row" className={styles.name}>
        <StatusDot kind={status.kind} />
        <Link
          as="button"
          appearance="subtle"
          className={styles.link}
          title={mailbox}
          onClick={() => go({ screen: 'connection', connectionId: id })}
        >
          {mailbox}
        </Link>
      </th>
      {columns.map(({ id: column, startsGroup }, place) => {
        const check = found.get(column);
        return (
          <td key={column} className={mergeClasses(styles.cell, startsGroup && styles.groupStart)}>
            {check ? (
              <button
                type="button"
                className={styles.button}
                tabIndex={active === place ? 0 : -1}
                data-cell={`${index} ${place}`}
                aria-label={`${CHECK_WORDS[column]}: ${VERDICT_WORDS[check.verdict]}`}
                title={foundWords(check)}
                onClick={() => onOpen(connection, check)}
              >
                <VerdictIcon verdict={check.verdict} />
              </button>
            ) : (
              <span className={styles.none} aria-hidden>
                –
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
});

/** e.g. "IMAP access to the mailbox: Failed. IMAP does not let this account in." */
function foundWords({ title, verdict, problem }: CheckView): string {
  return `${title}: ${VERDICT_WORDS[verdict]}.${problem ? ` ${problem.title}.` : ''}`;
}
