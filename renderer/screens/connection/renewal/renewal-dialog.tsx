import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ConnectionView, RenewalView } from '../../../../preload/contract.ts';
import { useAnnounceChange } from '../../../components/announcer.tsx';
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
  surface: { maxWidth: '640px' },
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
  const styles = useStyles();
  const { renewal } = connection.upkeep;
  const clear = useCommand('renewal.cancel');

  function handleClose(): void {
    // What has ended, or only waits for a choice, is not shown again the next time.
    if (['done', 'failed', 'choose'].includes(renewal.phase)) void clear.run({ connectionId: connection.id });
    onClose();
  }

  return (
    <Dialog open={purpose !== null} onOpenChange={(_, { open }) => open || handleClose()}>
      <DialogSurface className={styles.surface}>
        {purpose && (
          <Body connection={connection} purpose={purposeOf(renewal) ?? purpose} onClose={handleClose} />
        )}
      </DialogSurface>
    </Dialog>
  );
}

interface BodyProps {
  connection: ConnectionView;
  purpose: RenewalPurpose;
  onClose(): void;
}

function Body({ connection, purpose, onClose }: BodyProps) {
  const styles = useStyles();
  const { renewal } = connection.upkeep;
  const content = useKeptFocus(renewal.phase);
  useAnnounceChange(renewalWords(renewal));
  return (
    <DialogBody>
      <DialogTitle>
        {purpose === 'renew' ? 'Renew the client secret' : 'Remove the older client secret'}
      </DialogTitle>
      <DialogContent>
        <div ref={content} tabIndex={-1} className={styles.content}>
          {contentOf({ connection, purpose, renewal })}
        </div>
      </DialogContent>
      <DialogActions>
        <Button appearance={renewal.phase === 'done' ? 'primary' : 'secondary'} onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

function contentOf({
  connection,
  purpose,
  renewal,
}: Omit<BodyProps, 'onClose'> & { renewal: RenewalView }): ReactNode {
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
