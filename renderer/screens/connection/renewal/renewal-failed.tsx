import { Button } from '@fluentui/react-components';
import type { ConnectionView, RenewalView } from '../../../../preload/contract.ts';
import { DoneList } from '../../../components/done-list.tsx';
import { ProblemCard } from '../../../components/problem-card.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { EntraButton } from './entra-button.tsx';

export interface RenewalFailedProps {
  connection: ConnectionView;
  renewal: Extract<RenewalView, { phase: 'failed' }>;
}

/** Why it stopped, what was done until then, and the ways on. */
export function RenewalFailed({ connection, renewal }: RenewalFailedProps) {
  const target = { connectionId: connection.id };
  const again = useCommand(renewal.purpose === 'renew' ? 'renewal.start' : 'older.find');
  const discard = useCommand('renewal.discard');
  const { problem, done, hasNew } = renewal;
  return (
    <>
      <ProblemCard
        isPlain
        problem={problem}
        actions={
          <>
            <Button
              appearance="primary"
              disabledFocusable={again.isBusy}
              onClick={() => void again.run(target)}
            >
              Try again
            </Button>
            {hasNew && (
              <Button disabledFocusable={discard.isBusy} onClick={() => void discard.run(target)}>
                Discard the new secret
              </Button>
            )}
            <EntraButton connection={connection} />
          </>
        }
      />
      <DoneList done={done} />
    </>
  );
}
