import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { PracticeDrawer } from '../practice/practice-drawer.tsx';

/** Opens the levers of the practice tenant in a practice setup, where failures are what one wants to see. */
export function PracticeButton({ className }: { className: string }) {
  const [isOpen, setOpen] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  return (
    <>
      <Button appearance="subtle" className={className} {...restoreFocus} onClick={() => setOpen(true)}>
        Practice
      </Button>
      <PracticeDrawer isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
