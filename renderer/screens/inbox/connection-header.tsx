import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import type { ConnectionView } from '../../../preload/contract.ts';
import { StatusDot } from '../../components/status-dot.tsx';
import { statusWords } from '../../components/status-words.ts';
import { TimeLabel } from '../../components/time-label.tsx';
import { useCommand } from '../../store/use-command.ts';
import { THIS_COMPUTER } from '../setup/system-advice.ts';
import { useCompactStyles } from './compact-styles.ts';
import { ConnectionMenu } from './connection-menu.tsx';

const useStyles = makeStyles({
  header: {
    flexShrink: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 24px',
    padding: '16px 24px',
    '@media (max-height: 700px)': { padding: '8px 24px' },
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flex: '1 1 240px', display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  first: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    '@media (max-height: 700px)': { flexWrap: 'nowrap' },
  },
  // The address is cut last.
  badge: { minWidth: '48px', flexShrink: 100 },
  badgeWords: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  mailbox: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
    '@media (max-height: 700px)': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  },
  second: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 16px',
    color: tokens.colorNeutralForeground2,
    // One line where lines are scarce.
    '@media (max-height: 700px)': { flexWrap: 'nowrap' },
  },
  signer: {
    minWidth: 0,
    '@media (max-height: 700px)': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  },
  state: { display: 'flex', alignItems: 'center', gap: '6px', flexShrink: 0 },
  actions: { display: 'flex', alignItems: 'center', gap: '8px' },
  action: { '@media (max-width: 899px)': { minWidth: 0, padding: '5px' } },
});

/** Which mailbox this is, how it is doing, and what can be done with it. */
export function ConnectionHeader({ connection }: { connection: ConnectionView }) {
  const styles = useStyles();
  const { mailbox, signer, signedInAs, practice, inbox, system, systemName } = connection;
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <div className={styles.first}>
          <h1 className={styles.mailbox} title={mailbox}>
            {mailbox}
          </h1>
          {system !== THIS_COMPUTER && (
            <Badge
              appearance="outline"
              color="informative"
              size="large"
              className={styles.badge}
              title={systemName}
            >
              <span className={styles.badgeWords}>{systemName}</span>
            </Badge>
          )}
          {practice && (
            <Badge appearance="tint" color="brand" size="large" className={styles.badge}>
              Practice
            </Badge>
          )}
        </div>
        <div className={styles.second}>
          <State connection={connection} />
          <Text size={200} className={styles.signer} title={signedInAs ?? signer}>
            {signedInAs ? `Signed in as ${signedInAs}` : `Signs in as ${signer}`}
          </Text>
        </div>
      </div>
      {inbox ? <Actions connection={connection} /> : <ConnectionMenu connection={connection} />}
    </header>
  );
}

function State({ connection }: { connection: ConnectionView }) {
  const styles = useStyles();
  const { status, lastSync } = connection;
  return (
    <Text size={200} className={styles.state}>
      <StatusDot kind={status.kind} />
      <span>
        {statusWords(connection)}
        {lastSync && (
          <>
            {' · last sync '}
            <TimeLabel at={lastSync} />
          </>
        )}
      </span>
    </Text>
  );
}

function Actions({ connection }: { connection: ConnectionView }) {
  const styles = useStyles();
  const compact = useCompactStyles();
  const sync = useCommand('connection.sync');
  const pause = useCommand('connection.pause');
  const resume = useCommand('connection.resume');
  const { id, status } = connection;
  const target = { connectionId: id };
  const isPaused = status.kind === 'paused';
  const isSyncing = status.kind === 'syncing' || sync.isBusy;
  return (
    <div className={styles.actions}>
      <Button
        className={styles.action}
        title="Sync now"
        icon={<ArrowSyncRegular />}
        disabledFocusable={isSyncing || isPaused}
        onClick={() => void sync.run(target)}
      >
        <span className={compact.onHead}>{isSyncing ? 'Syncing…' : 'Sync now'}</span>
      </Button>
      {isPaused ? (
        <Button
          className={styles.action}
          title="Resume"
          icon={<PlayRegular />}
          disabledFocusable={resume.isBusy}
          onClick={() => void resume.run(target)}
        >
          <span className={compact.onHead}>Resume</span>
        </Button>
      ) : (
        <Button
          className={styles.action}
          title="Pause"
          icon={<PauseRegular />}
          disabledFocusable={pause.isBusy}
          onClick={() => void pause.run(target)}
        >
          <span className={compact.onHead}>Pause</span>
        </Button>
      )}
      <ConnectionMenu connection={connection} />
    </div>
  );
}
