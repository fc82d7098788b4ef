import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ConnectionView, RenewalView } from '../../../../preload/contract.ts';
import { useAnnounceChange } from '../../../components/announcer.tsx';
import { DialogFrame } from '../../../components/dialog-frame.tsx';
import { useKeptFocus } from '../../../components/use-kept-focus.ts';
import { useCommand } from '../../../store/use-command.ts';
import { OlderChoice } from './older-choice.tsx';
import { RemovalBegin } from './removal-begin.tsx';
import { RenewalBegin } from './renewal-begin.tsx';
import { RemovalDone, RenewalDone } from './renewal-done.tsx';
import { RenewalFailed } from './renewal-failed.tsx';
import { RenewalRunning } from './renewal-running.tsx';
import { RenewalUnproven } from './renewal-unproven.tsx';
import { purposeOf, type RenewalPurpose, renewalWords } from './renewal-words.ts';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    padding: '4px 0 12px',
    ':focus': { outline: 'none' },
  },
});

export interface RenewalDialogProps {
  connection: ConnectionView;
  /** What the dialog was opened for; null while it is closed. */
  purpose: RenewalPurpose | null;
  onClose(): void;
}

/** Renews the client secret, or removes the older one. What is under way goes on when it is closed. */
export function RenewalDialog({ connection, purpose, onClose }: RenewalDialogProps) {
  const { renewal } = connection.upkeep;
  const shown = purposeOf(renewal) ?? purpose;
  const clear = useCommand('renewal.cancel');

  function handleClose(): void {
    // What has ended, or only waits for a choice, is not shown again the next time.
    if (['done', 'failed', 'choose'].includes(renewal.phase)) void clear.run({ connectionId: connection.id });
    onClose();
  }

  return (
    <DialogFrame
      isOpen={purpose !== null}
      isForm
      onClose={handleClose}
      title={shown === 'remove' ? 'Remove the older client secret' : 'Renew the client secret'}
    >
      {shown && <Body connection={connection} purpose={shown} />}
    </DialogFrame>
  );
}

interface BodyProps {
  connection: ConnectionView;
  purpose: RenewalPurpose;
}

function Body({ connection, purpose }: BodyProps) {
  const styles = useStyles();
  const { renewal } = connection.upkeep;
  const content = useKeptFocus(renewal.phase);
  useAnnounceChange(renewalWords(renewal));
  return (
    <div ref={content} tabIndex={-1} className={styles.content}>
      {contentOf({ connection, purpose, renewal })}
    </div>
  );
}

function contentOf({ connection, purpose, renewal }: BodyProps & { renewal: RenewalView }): ReactNode {
  switch (renewal.phase) {
    case 'idle':
      if (purpose === 'remove') return <RemovalBegin connection={connection} />;
      return renewal.hasNew ? (
        <RenewalUnproven connection={connection} problem={null} />
      ) : (
        <RenewalBegin connection={connection} />
      );
    case 'signing-in':
    case 'working':
      return <RenewalRunning connection={connection} renewal={renewal} />;
    case 'rehearse':
      return <RenewalUnproven connection={connection} problem={renewal.problem} />;
    case 'choose':
      return <OlderChoice connection={connection} secrets={renewal.secrets} />;
    case 'done':
      return renewal.purpose === 'renew' ? (
        <RenewalDone connection={connection} done={renewal.done} />
      ) : (
        <RemovalDone done={renewal.done} />
      );
    case 'failed':
      return <RenewalFailed connection={connection} renewal={renewal} />;
  }
}
