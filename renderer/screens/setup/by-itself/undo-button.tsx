import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useCommand } from '../../../store/use-command.ts';

/** Takes back what was made by itself, after a question. */
export function UndoButton() {
  const undo = useCommand('automatic.undo');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button icon={<ArrowUndoRegular />} disabledFocusable={undo.isBusy} onClick={() => setAsking(true)}>
        Undo…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Undo what was made?"
        text="What this app made in Microsoft Entra just now is taken back. What was there before stays."
        confirm="Undo"
        cancel="Keep it"
        onConfirm={() => void undo.run({})}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
