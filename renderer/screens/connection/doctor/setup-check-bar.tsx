import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CheckRun, CheckView, ConnectionView, Verdict } from '../../../../preload/contract.ts';
import { VERDICT_WORDS } from '../../../../preload/verdict-words.ts';
import { Banner } from '../../../components/banner.tsx';
import { useRepair } from '../../../components/use-repair.ts';
import { VerdictIcon } from '../../../components/verdict-icon.tsx';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useGo } from '../../../store/use-go.ts';
import { firstFailure, GROUP_WORDS, GROUPS, hasEnded, provenWays } from './doctor-words.ts';

const useStyles = makeStyles({
  running: {
    flexShrink: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 24px',
    padding: '8px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  layers: {
    flexGrow: 1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 20px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  layer: { display: 'flex', alignItems: 'center', gap: '6px' },
  actions: { display: 'flex', gap: '8px' },
});

/** The full check at the end of the setup: its layers while it goes on, and what it found. */
export function SetupCheckBar({ connection }: { connection: ConnectionView }) {
  const run = connection.checks;
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (run?.reason !== 'setup' || run.startedAt === dismissed || run.wasCancelled) return null;
  if (run.endedAt === null) return <Running connection={connection} run={run} />;
  const { status } = connection;
  const failure = firstFailure(run);
  // The banner of the connection says it already.
  if (failure && 'problem' in status && status.problem.cause === failure.problem?.cause) return null;
  const close = () => setDismissed(run.startedAt);
  return failure ? (
    <Failed connection={connection} failure={failure} onClose={close} />
  ) : (
    <Passed connection={connection} run={run} onClose={close} />
  );
}

function Running({ connection, run }: { connection: ConnectionView; run: CheckRun }) {
  const styles = useStyles();
  const cancel = useCommand('check.cancel');
  const ended = run.checks.filter(hasEnded).length;
  return (
    <section className={styles.running} aria-label="The check at the end of the setup">
      <Text weight="semibold">
        Checking every layer: {ended} of {run.checks.length}
      </Text>
      <ul className={styles.layers}>
        {GROUPS.map((group) => {
          const checks = run.checks.filter((check) => check.group === group);
          if (checks.length === 0) return null;
          return (
            <li key={group} className={styles.layer}>
              <VerdictIcon verdict={verdictOf(checks)} isSmall />
              <Text size={200}>{GROUP_WORDS[group]}</Text>
              <VisuallyHidden>{VERDICT_WORDS[verdictOf(checks)]}</VisuallyHidden>
            </li>
          );
        })}
      </ul>
      <div className={styles.actions}>
        <ShowChecks connectionId={connection.id} />
        <Button size="small" onClick={() => void cancel.run({ connectionId: connection.id })}>
          Cancel
        </Button>
      </div>
    </section>
  );
}

function Passed({
  connection,
  run,
  onClose,
}: {
  connection: ConnectionView;
  run: CheckRun;
  onClose(): void;
}) {
  const ways = provenWays(run);
  return (
    <Banner
      intent="success"
      title="It works in every layer."
      actions={<ShowChecks connectionId={connection.id} />}
      onClose={onClose}
    >
      {ways ? `The mailbox opens: ${ways}.` : 'The sign-in works and its tokens are right.'}
    </Banner>
  );
}

interface FailedProps {
  connection: ConnectionView;
  failure: CheckView;
  onClose(): void;
}

function Failed({ connection, failure, onClose }: FailedProps) {
  const again = useCommand('check.run');
  const repairOf = useRepair(connection.id, () => void again.run({ connectionId: connection.id }));
  const { problem } = failure;
  const repair = problem && repairOf(problem);
  return (
    <Banner
      intent="warning"
      title={`${problem?.title ?? failure.title}.`}
      actions={
        <>
          {repair && (
            <Button disabledFocusable={repair.isBusy} onClick={repair.run}>
              {repair.label}
            </Button>
          )}
          <ShowChecks connectionId={connection.id} />
        </>
      }
      onClose={onClose}
    >
      Found by “{failure.title}”.
    </Banner>
  );
}

function ShowChecks({ connectionId }: { connectionId: string }) {
  const go = useGo();
  return (
    <Button size="small" onClick={() => go({ screen: 'connection', connectionId, tab: 'checks' })}>
      Show the checks
    </Button>
  );
}

/** How a layer is doing as a whole. */
function verdictOf(checks: readonly CheckView[]): Verdict {
  const has = (verdict: Verdict) => checks.some((check) => check.verdict === verdict);
  if (has('failed')) return 'failed';
  if (has('running')) return 'running';
  if (checks.every(hasEnded)) return has('passed') || has('warned') ? 'passed' : 'skipped';
  return checks.some(hasEnded) ? 'running' : 'waiting';
}
