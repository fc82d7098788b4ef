import { Button, makeStyles, Text, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { StethoscopeRegular } from '@fluentui/react-icons/svg/stethoscope';
import { useState } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useGo } from '../../store/use-go.ts';
import type { Selection } from './use-selection.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  count: { marginRight: '8px', color: tokens.colorNeutralForeground2 },
  add: { marginLeft: 'auto' },
});

export interface BulkBarProps {
  /** What the filter lets through. */
  shown: readonly ConnectionView[];
  selection: Selection;
}

/** What can be done with the chosen mailboxes, or with all that are shown. */
export function BulkBar({ shown, selection }: BulkBarProps) {
  const styles = useStyles();
  const { errand } = useAppState();
  const go = useGo();
  const check = useCommand('fleet.check');
  const sync = useCommand('fleet.sync');
  const signIn = useCommand('fleet.signIn');
  // What the filter hides is neither counted nor touched.
  const chosen = shown.filter(({ id }) => selection.has(id));
  const isChosen = chosen.length > 0;
  const targets = isChosen ? chosen : shown;
  const input = { connectionIds: targets.map(({ id }) => id) };
  const isBusy = errand !== null && !errand.isOver;
  return (
    <div className={styles.bar}>
      {isChosen && (
        <Text className={styles.count}>
          {chosen.length === 1 ? '1 mailbox chosen' : `${chosen.length} mailboxes chosen`}
        </Text>
      )}
      <Button
        icon={<StethoscopeRegular />}
        disabledFocusable={isBusy || targets.length === 0}
        onClick={() => void check.run(input)}
      >
        {isChosen ? 'Check' : 'Check all'}
      </Button>
      <Button
        icon={<ArrowSyncRegular />}
        disabledFocusable={targets.length === 0}
        onClick={() => void sync.run(input)}
      >
        {isChosen ? 'Sync now' : 'Sync all'}
      </Button>
      {isChosen && (
        <>
          <Button
            icon={<PersonKeyRegular />}
            disabledFocusable={isBusy}
            onClick={() => void signIn.run(input)}
          >
            Sign in again
          </Button>
          <PauseButton targets={targets} />
          <RemoveButton targets={targets} onRemoved={selection.clear} />
          <Button appearance="subtle" onClick={selection.clear}>
            Choose none
          </Button>
        </>
      )}
      {!isChosen && (
        <Button className={styles.add} icon={<AddRegular />} onClick={() => go({ screen: 'add-many' })}>
          Add many…
        </Button>
      )}
    </div>
  );
}

function PauseButton({ targets }: { targets: readonly ConnectionView[] }) {
  const { run } = useCommand('fleet.pause');
  const isPaused = targets.every(({ status }) => status.kind === 'paused');
  const connectionIds = targets.map(({ id }) => id);
  return (
    <Button
      icon={isPaused ? <PlayRegular /> : <PauseRegular />}
      onClick={() => void run({ connectionIds, paused: !isPaused })}
    >
      {isPaused ? 'Resume' : 'Pause'}
    </Button>
  );
}

interface RemoveButtonProps {
  targets: readonly ConnectionView[];
  onRemoved(): void;
}

function RemoveButton({ targets, onRemoved }: RemoveButtonProps) {
  const { run } = useCommand('fleet.remove');
  const [isAsking, setAsking] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  const [first] = targets;
  const what = targets.length === 1 ? first?.mailbox : `${targets.length} mailboxes`;
  return (
    <>
      <Button {...restoreFocus} icon={<DeleteRegular />} onClick={() => setAsking(true)}>
        Remove…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Remove ${what}?`}
        text="This computer forgets these connections, their sign-ins and their client secrets. The mailboxes and their mail stay as they are."
        confirm="Remove"
        cancel="Keep them"
        onConfirm={() => {
          void run({ connectionIds: targets.map(({ id }) => id) });
          onRemoved();
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
