import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { FlagFilled } from '@fluentui/react-icons/svg/flag';
import { ImportantFilled } from '@fluentui/react-icons/svg/important';
import { Fragment, useEffect, useRef } from 'react';
import type { Address, Message } from '../../../preload/contract.ts';
import { PersonMark } from '../../components/person-mark.tsx';
import { formatExactly } from '../../components/time-words.ts';
import { Attachments } from './attachments.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '24px 32px 16px',
    '@media (max-width: 699px)': { padding: '16px' },
  },
  subject: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outline: 'none' },
  },
  marks: { display: 'flex', gap: '16px', color: tokens.colorNeutralForeground2 },
  mark: { display: 'flex', alignItems: 'center', gap: '4px' },
  danger: { color: tokens.colorStatusDangerForeground1 },
  people: { display: 'grid', gridTemplateColumns: '40px minmax(0, 1fr)', gap: '16px' },
  lines: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0, overflowWrap: 'anywhere' },
  first: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '0 16px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface MessageHeadProps {
  connectionId: string;
  message: Message;
  takesFocus: boolean;
}

/** Subject, people, time and attachments of a message. */
export function MessageHead({ connectionId, message, takesFocus }: MessageHeadProps) {
  const styles = useStyles();
  const subject = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) subject.current?.focus();
  }, [takesFocus]);
  return (
    <header className={styles.head}>
      <h2 ref={subject} tabIndex={-1} dir="auto" className={styles.subject}>
        {message.subject || '(no subject)'}
      </h2>
      <Marks message={message} />
      <People message={message} />
      <Attachments connectionId={connectionId} message={message} />
    </header>
  );
}

function Marks({ message }: { message: Message }) {
  const styles = useStyles();
  if (message.importance !== 'high' && !message.isFlagged) return null;
  return (
    <div className={styles.marks}>
      {message.importance === 'high' && (
        <Text size={200} className={styles.mark}>
          <ImportantFilled fontSize={16} className={styles.danger} aria-hidden /> High importance
        </Text>
      )}
      {message.isFlagged && (
        <Text size={200} className={styles.mark}>
          <FlagFilled fontSize={16} className={styles.danger} aria-hidden /> Flagged
        </Text>
      )}
    </div>
  );
}

function People({ message }: { message: Message }) {
  const styles = useStyles();
  const { from, to, cc, receivedAt } = message;
  const sender = from?.name || from?.address || 'Unknown sender';
  const time = new Date(receivedAt);
  return (
    <div className={styles.people}>
      <PersonMark name={sender} isLarge />
      <div className={styles.lines}>
        <div className={styles.first}>
          <Text>
            <Text weight="semibold" as="span">
              <bdi>{sender}</bdi>
            </Text>
            {from?.name && from.address && <Text className={styles.quiet}> &lt;{from.address}&gt;</Text>}
          </Text>
          <Text size={200} className={styles.quiet}>
            {!Number.isNaN(time.getTime()) && <time dateTime={receivedAt}>{formatExactly(time)}</time>}
          </Text>
        </div>
        <Recipients label="To" addresses={to} />
        <Recipients label="Cc" addresses={cc} />
      </div>
    </div>
  );
}

function Recipients({ label, addresses }: { label: string; addresses: Address[] }) {
  const styles = useStyles();
  if (addresses.length === 0) return null;
  return (
    <Text size={200} className={styles.quiet}>
      {label}:{' '}
      {addresses.map(({ name, address }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a message never changes
        <Fragment key={index}>
          {index > 0 && '; '}
          <bdi>{name || address}</bdi>
        </Fragment>
      ))}
    </Text>
  );
}
