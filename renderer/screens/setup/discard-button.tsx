import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useCommand } from '../../store/use-command.ts';

/** Forgets the unfinished setup, once that is confirmed. */
export function DiscardButton({
  size = 'medium',
  className,
}: {
  size?: 'medium' | 'large';
  className?: string;
}) {
  const discard = useCommand('setup.discard');
  const [isAsking, setAsking] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  return (
    <>
      <Button
        appearance="subtle"
        size={size}
        className={className}
        {...restoreFocus}
        onClick={() => setAsking(true)}
      >
        Discard…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Discard this setup?"
        text="Everything you typed here is forgotten, a stored client secret too. Nothing changes in Microsoft Entra."
        confirm="Discard"
        cancel="Keep it"
        onConfirm={() => void discard.run({})}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
