import { Checkbox, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { failedChecks } from '../../../preload/urgency.ts';
import { StatusDot } from '../../components/status-dot.tsx';
import { statusWords } from '../../components/status-words.ts';
import { TimeLabel } from '../../components/time-label.tsx';
import { useGo } from '../../store/use-go.ts';
import { THIS_COMPUTER } from '../setup/system-advice.ts';

export const ROW_HEIGHT = 56;

export const useColumnStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 5fr) minmax(0, 5fr) 88px 88px 56px',
    alignItems: 'center',
    columnGap: '16px',
    '@media (max-width: 899px)': { gridTemplateColumns: '20px minmax(0, 5fr) minmax(0, 4fr) 56px' },
  },
  optional: { '@media (max-width: 899px)': { display: 'none' } },
  number: { textAlign: 'right' },
});

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    height: `${ROW_HEIGHT}px`,
    boxSizing: 'border-box',
    padding: '0 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  cell: { padding: 0 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  check: { marginLeft: '-8px' },
  mailbox: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  dot: { fontSize: '20px' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { color: tokens.colorNeutralForeground1, textAlign: 'left' },
  quiet: { color: tokens.colorNeutralForeground2 },
  bad: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

export interface MailboxRowProps {
  connection: ConnectionView;
  /** Place in the table, counted from 1 at the headings. */
  index: number;
  isChosen: boolean;
  onToggle(id: string): void;
  /** Pixels below the headings. */
  top: number;
}

/** One mailbox of the overview. */
export const MailboxRow = memo(function MailboxRow(props: MailboxRowProps) {
  const { connection, index, top, isChosen, onToggle } = props;
  const styles = useStyles();
  const columns = useColumnStyles();
  const go = useGo();
  const { id, mailbox, signer, status, lastSync, nextSync, inbox, system, systemName } = connection;
  const about = [
    system === THIS_COMPUTER ? '' : systemName,
    signer === mailbox ? '' : `signs in as ${signer}`,
  ];
  return (
    <tr
      aria-rowindex={index}
      className={mergeClasses(columns.row, styles.row)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={mergeClasses(styles.cell, styles.check)}>
        <Checkbox aria-label={`Choose ${mailbox}`} checked={isChosen} onChange={() => onToggle(id)} />
      </td>
      <td className={mergeClasses(styles.cell, styles.mailbox)}>
        <StatusDot kind={status.kind} className={styles.dot} />
        <span className={styles.words}>
          <Link
            as="button"
            appearance="subtle"
            className={mergeClasses(styles.line, styles.name)}
            title={mailbox}
            onClick={() => go({ screen: 'connection', connectionId: id })}
          >
            {mailbox}
          </Link>
          <Text size={200} className={mergeClasses(styles.line, styles.quiet)}>
            {about.filter(Boolean).join(' · ')}
          </Text>
        </span>
      </td>
      <td className={mergeClasses(styles.cell, styles.words)}>
        <StateWords connection={connection} />
      </td>
      <td className={mergeClasses(styles.cell, styles.small, columns.optional)}>
        {lastSync ? <TimeLabel at={lastSync} /> : 'Never'}
      </td>
      <td className={mergeClasses(styles.cell, styles.small, columns.optional)}>
        {nextSync ? <TimeLabel at={nextSync} /> : '–'}
      </td>
      <td className={mergeClasses(styles.cell, styles.small, columns.number)}>
        {inbox ? inbox.unread : '–'}
      </td>
    </tr>
  );
});

function StateWords({ connection }: { connection: ConnectionView }) {
  const styles = useStyles();
  const { status } = connection;
  const failed = failedChecks(connection);
  const reason = 'problem' in status ? status.problem.title : null;
  return (
    <>
      <Text className={mergeClasses(styles.line, status.kind === 'needs-you' && styles.bad)}>
        {statusWords(connection)}
      </Text>
      {(reason || failed > 0) && (
        <Text size={200} className={mergeClasses(styles.line, styles.quiet)} title={reason ?? undefined}>
          {reason ?? (failed === 1 ? '1 check failed' : `${failed} checks failed`)}
        </Text>
      )}
    </>
  );
}
