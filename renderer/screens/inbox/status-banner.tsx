import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView, Problem } from '../../../preload/contract.ts';
import { ProblemDialog } from '../../components/problem-dialog.tsx';
import { TimeLabel } from '../../components/time-label.tsx';
import { useRepair } from '../../components/use-repair.ts';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({
  bar: { flexShrink: 0, padding: '8px 24px' },
});

/** What keeps the connection from being up to date, above the inbox that can still be read. */
export function StatusBanner({ connection }: { connection: ConnectionView }) {
  const { settings } = useAppState();
  const { status } = connection;
  if (settings.paused) return <AllPausedBanner />;
  if (status.kind !== 'offline' && status.kind !== 'needs-you') return null;
  return (
    <ProblemBanner connection={connection} problem={status.problem} isUrgent={status.kind === 'needs-you'} />
  );
}

interface ProblemBannerProps {
  connection: ConnectionView;
  problem: Problem;
  isUrgent: boolean;
}

function ProblemBanner({ connection, problem, isUrgent }: ProblemBannerProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  const repair = useRepair(connection.id)(problem);
  const { nextSync } = connection;
  return (
    <MessageBar intent={isUrgent ? 'error' : 'warning'} layout="auto" shape="square" className={styles.bar}>
      <MessageBarBody>
        <MessageBarTitle>{problem.title}</MessageBarTitle>
        {problem.text}
        {!isUrgent && nextSync && (
          <>
            {' Tries again at '}
            <TimeLabel at={nextSync} />.
          </>
        )}
      </MessageBarBody>
      <MessageBarActions>
        {repair && (
          <Button
            appearance={isUrgent ? 'primary' : 'secondary'}
            disabledFocusable={repair.isBusy}
            onClick={repair.run}
          >
            {repair.label}
          </Button>
        )}
        <Button appearance="transparent" {...restoreFocus} onClick={() => setOpen(true)}>
          Details
        </Button>
      </MessageBarActions>
      <ProblemDialog problem={isOpen ? problem : null} repair={repair} onClose={() => setOpen(false)} />
    </MessageBar>
  );
}

function AllPausedBanner() {
  const styles = useStyles();
  const update = useCommand('settings.update');
  return (
    <MessageBar intent="info" shape="square" className={styles.bar}>
      <MessageBarBody>All mailboxes are paused. Nothing is fetched.</MessageBarBody>
      <MessageBarActions>
        <Button disabledFocusable={update.isBusy} onClick={() => void update.run({ paused: false })}>
          Resume all
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
