import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTrigger,
} from '@fluentui/react-components';
import type { Problem } from '../../preload/contract.ts';
import { ProblemCard } from './problem-card.tsx';
import type { RepairAction } from './use-repair.ts';

export interface ProblemDialogProps {
  /** Null keeps the dialog closed. */
  problem: Problem | null;
  repair?: RepairAction | null;
  onClose(): void;
}

/** A problem in full, over the screen that has room for its title only. */
export function ProblemDialog({ problem, repair = null, onClose }: ProblemDialogProps) {
  return (
    <Dialog open={problem !== null} onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface aria-label={problem?.title ?? 'Problem'}>
        <DialogBody>
          <DialogContent>
            {problem && <ProblemCard problem={problem} repair={closing(repair, onClose)} isPlain />}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>Close</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function closing(repair: RepairAction | null, onClose: () => void): RepairAction | null {
  if (!repair) return null;
  return {
    ...repair,
    run() {
      onClose();
      repair.run();
    },
  };
}
