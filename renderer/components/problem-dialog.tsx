import type { Problem } from '../../preload/contract.ts';
import { DialogFrame } from './dialog-frame.tsx';
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
    <DialogFrame
      isOpen={problem !== null}
      onClose={onClose}
      title={problem?.title ?? 'Problem'}
      isTitleHidden
    >
      {problem && <ProblemCard problem={problem} repair={closing(repair, onClose)} isPlain />}
    </DialogFrame>
  );
}

function closing(repair: RepairAction | null, onClose: () => void): RepairAction | null {
  if (!repair) return null;
  const close = (run: () => void) => () => {
    onClose();
    run();
  };
  const others = repair.others.map((other) => ({ ...other, run: close(other.run) }));
  return { ...repair, run: close(repair.run), others };
}
