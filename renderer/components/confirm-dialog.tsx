import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';

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
    <Dialog modalType="alert" open={isOpen} onOpenChange={(_, { open }) => open || on.onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions>
            <Button onClick={on.onClose}>{cancel}</Button>
            <Button appearance="primary" onClick={handleConfirm}>
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
