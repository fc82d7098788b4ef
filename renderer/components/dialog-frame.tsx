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
import { LEAVING } from './leaving.ts';

const useStyles = makeStyles({
  narrow: { maxWidth: '440px' },
  medium: { maxWidth: '640px' },
  wide: { maxWidth: '760px' },
  content: { display: 'flex', flexDirection: 'column', gap: '16px' },
});

export interface DialogFrameProps {
  isOpen: boolean;
  /** Esc, a click beside it, and the button to close it. */
  onClose(): void;
  title: ReactNode;
  /** The content brings a heading of its own: the title is only the dialog's name. */
  isTitleHidden?: boolean;
  /** `medium`, where nothing else is said. */
  width?: 'narrow' | 'medium' | 'wide';
  /** Something may be lost: a click beside it does not close it, and the focus starts on the safe button. */
  isAlert?: boolean;
  /** Something is typed into it: a click beside it, which may be a slip, does not close it. */
  isForm?: boolean;
  children: ReactNode;
  /** Buttons; the one that closes it comes with the frame. */
  actions?: ReactNode;
  /** Words on the button that closes it; null where it has none. */
  close?: string | null;
}

/** The frame of all dialogs: a title, what it is about, and the buttons. */
export function DialogFrame(props: DialogFrameProps) {
  const { isOpen, onClose, title, isTitleHidden = false, width = 'medium', isAlert = false } = props;
  const { children, actions, close = 'Close', isForm = false } = props;
  const styles = useStyles();
  const closing = close !== null && <Button onClick={onClose}>{close}</Button>;
  return (
    <Dialog
      modalType={isAlert ? 'alert' : 'modal'}
      open={isOpen}
      onOpenChange={(_, { open, type }) => open || (isForm && type === 'backdropClick') || onClose()}
    >
      <DialogSurface
        className={styles[width]}
        {...(isTitleHidden && { 'aria-label': String(title) })}
        {...(!isOpen && LEAVING)}
      >
        <DialogBody>
          {!isTitleHidden && <DialogTitle>{title}</DialogTitle>}
          <DialogContent className={styles.content}>{children}</DialogContent>
          <DialogActions fluid>
            {isAlert && closing}
            {actions}
            {!isAlert && closing}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
