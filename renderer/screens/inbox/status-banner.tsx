import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView, Problem } from '../../../preload/contract.ts';
import { Banner } from '../../components/banner.tsx';
import { ProblemDialog } from '../../components/problem-dialog.tsx';
import { TimeLabel } from '../../components/time-label.tsx';
import { useRepair } from '../../components/use-repair.ts';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';

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
  const [isOpen, setOpen] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  const repair = useRepair(connection.id)(problem);
  const { nextSync } = connection;
  return (
    <>
      <Banner
        intent={isUrgent ? 'error' : 'warning'}
        title={`${problem.title}.`}
        actions={
          <>
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
          </>
        }
      >
        {problem.text}
        {!isUrgent && nextSync && (
          <>
            {' Tries again at '}
            <TimeLabel at={nextSync} />.
          </>
        )}
      </Banner>
      <ProblemDialog problem={isOpen ? problem : null} repair={repair} onClose={() => setOpen(false)} />
    </>
  );
}

function AllPausedBanner() {
  const update = useCommand('settings.update');
  return (
    <Banner
      intent="info"
      actions={
        <Button disabledFocusable={update.isBusy} onClick={() => void update.run({ paused: false })}>
          Resume all
        </Button>
      }
    >
      All mailboxes are paused. Nothing is fetched.
    </Banner>
  );
}
