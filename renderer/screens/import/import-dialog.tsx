import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { ImportText } from './import-text.tsx';
import { ImportedValues } from './imported-values.tsx';
import { useImport } from './use-import.ts';

export interface ImportDialogProps {
  isOpen: boolean;
  onClose(): void;
  /** Shows the setup the values went into, if it was closed. */
  onImported: (() => void) | null;
}

/** Takes a foreign configuration, tells what was found in it, and goes on in the setup. */
export function ImportDialog({ isOpen, onClose, onImported }: ImportDialogProps) {
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
    <DialogFrame
      isOpen={isOpen}
      isForm
      onClose={handleClose}
      title={imported ? 'This was found' : 'Import a configuration'}
      close={imported ? null : 'Cancel'}
      actions={
        imported ? (
          <Button appearance="primary" onClick={handleClose}>
            Go on
          </Button>
        ) : (
          <Button
            appearance="primary"
            disabledFocusable={isBusy || text.trim() === ''}
            onClick={() => void read(text)}
          >
            {isBusy ? 'Reading…' : 'Import'}
          </Button>
        )
      }
    >
      {imported ? (
        <ImportedValues imported={imported} />
      ) : (
        <ImportText text={text} problem={problem} onChange={setText} />
      )}
    </DialogFrame>
  );
}
