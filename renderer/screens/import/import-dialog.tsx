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
import { useState } from 'react';
import { ImportText } from './import-text.tsx';
import { ImportedValues } from './imported-values.tsx';
import { useImport } from './use-import.ts';

const useStyles = makeStyles({ surface: { maxWidth: '640px' } });

export interface ImportDialogProps {
  isOpen: boolean;
  onClose(): void;
  /** Shows the setup the values went into, if it was closed. */
  onImported: (() => void) | null;
}

/** Takes a foreign configuration, tells what was found in it, and goes on in the setup. */
export function ImportDialog({ isOpen, onClose, onImported }: ImportDialogProps) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const { imported, problem, isBusy, read, reset } = useImport();

  /** The text may hold a secret: nothing of it is kept. */
  function handleClose(): void {
    if (imported) onImported?.();
    setText('');
    reset();
    onClose();
  }

  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => open || handleClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{imported ? 'This was found' : 'Import a configuration'}</DialogTitle>
          <DialogContent>
            {imported ? (
              <ImportedValues imported={imported} />
            ) : (
              <ImportText text={text} problem={problem} onChange={setText} />
            )}
          </DialogContent>
          <DialogActions>
            {imported ? (
              <Button appearance="primary" onClick={handleClose}>
                Go on
              </Button>
            ) : (
              <>
                <Button onClick={handleClose}>Cancel</Button>
                <Button
                  appearance="primary"
                  disabledFocusable={isBusy || text.trim() === ''}
                  onClick={() => void read(text)}
                >
                  {isBusy ? 'Reading…' : 'Import'}
                </Button>
              </>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
