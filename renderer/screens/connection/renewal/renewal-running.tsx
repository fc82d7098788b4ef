import type { ConnectionView, RenewalView } from '../../../../preload/contract.ts';
import { DoneList } from '../../../components/done-list.tsx';
import { AdminSignInProgress, ErrandProgress } from '../../../components/errand-progress.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { PracticePasswords } from '../../setup/practice-passwords.tsx';

export interface RenewalRunningProps {
  connection: ConnectionView;
  renewal: Extract<RenewalView, { phase: 'signing-in' | 'working' }>;
}

/** What the app is doing, and the way to stop it. */
export function RenewalRunning({ connection, renewal }: RenewalRunningProps) {
  const { run, isBusy } = useCommand('renewal.cancel');
  const cancel = { isCancelling: isBusy, onCancel: () => void run({ connectionId: connection.id }) };
  if (renewal.phase === 'signing-in') {
    return (
      <>
        <AdminSignInProgress
          host={renewal.host}
          stalled={renewal.stalled}
          otherwise="Cancel and try once more, or do it in Entra by hand."
          {...cancel}
        />
        {connection.practice && <PracticePasswords />}
      </>
    );
  }
  return (
    <ErrandProgress title={`${renewal.now}…`} {...cancel}>
      <DoneList done={renewal.done} />
    </ErrandProgress>
  );
}
