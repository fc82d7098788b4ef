import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { CheckRun, ConnectionView } from '../../../../preload/contract.ts';
import { useAnnounceChange } from '../../../components/announcer.tsx';
import { CheckGroup } from './check-group.tsx';
import { CheckRow } from './check-row.tsx';
import { DoctorSummary } from './doctor-summary.tsx';
import { firstFailure, GROUPS, provenWays } from './doctor-words.ts';
import { OptionalCheckRow } from './optional-check-row.tsx';
import { ReportCard } from './report-card.tsx';

/** What the doctor found: the essence on top, then every layer with its evidence. */
export function DoctorPanel({ connection }: { connection: ConnectionView }) {
  const run = connection.checks;
  useAnnounceChange(announcement(run));
  return (
    <>
      <DoctorSummary connection={connection} />
      {run && run.changes.length > 0 && <Changes run={run} />}
      {run && <Layers connectionId={connection.id} run={run} />}
      {run?.endedAt && <ReportCard connectionId={connection.id} />}
    </>
  );
}

function Layers({ connectionId, run }: { connectionId: string; run: CheckRun }) {
  const { checks } = run;
  const isBusy = run.endedAt === null;
  const waiting = run.optional.filter((id) => !checks.some((check) => check.id === id));
  return GROUPS.map((group) => {
    const own = checks.filter((check) => check.group === group);
    const asked = group === 'mailbox' ? waiting : [];
    if (own.length + asked.length === 0) return null;
    return (
      <CheckGroup key={group} group={group}>
        {own.map((check) => (
          <CheckRow
            key={check.id}
            connectionId={connectionId}
            check={check}
            checks={checks}
            isBusy={isBusy}
          />
        ))}
        {asked.map((id) => (
          <OptionalCheckRow key={id} connectionId={connectionId} id={id} isBusy={isBusy} />
        ))}
      </CheckGroup>
    );
  });
}

function Changes({ run }: { run: CheckRun }) {
  const isWorse = run.changes.some(({ isBetter }) => !isBetter);
  return (
    <MessageBar intent={isWorse ? 'warning' : 'success'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Since the last check</MessageBarTitle>
        {run.changes.map(({ id, text }) => (
          <div key={id}>{text}</div>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Said when a run begins and when it has ended, not for each check. */
function announcement(run: CheckRun | null): string | null {
  if (!run) return null;
  if (run.endedAt === null) return 'Checking';
  if (run.wasCancelled) return 'The check was cancelled';
  const failure = firstFailure(run);
  if (failure) return `${failure.title}: failed. ${failure.problem?.title ?? ''}`;
  const ways = provenWays(run);
  return ways ? `The mailbox opens: ${ways}` : 'All checks passed';
}
