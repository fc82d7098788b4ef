import { Button } from '@fluentui/react-components';
import { DialogFrame } from './dialog-frame.tsx';

export interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  text: string;
  /** Words on the button that does it. */
  confirm: string;
  /** Words on the button that does not. */
  cancel?: string;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something is lost. */
export function ConfirmDialog({
  isOpen,
  title,
  text,
  confirm,
  cancel = 'Cancel',
  ...on
}: ConfirmDialogProps) {
  function handleConfirm(): void {
    on.onClose();
    on.onConfirm();
  }
  return (
    <DialogFrame
      isAlert
      isOpen={isOpen}
      onClose={on.onClose}
      title={title}
      close={cancel}
      actions={
        <Button appearance="primary" onClick={handleConfirm}>
          {confirm}
        </Button>
      }
    >
      {text}
    </DialogFrame>
  );
}
