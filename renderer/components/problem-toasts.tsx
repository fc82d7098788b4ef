import {
  Button,
  Toast,
  ToastBody,
  Toaster,
  ToastFooter,
  ToastTitle,
  ToastTrigger,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../preload/contract.ts';
import { ProblemDialog } from './problem-dialog.tsx';

/** How long a failure stays on screen, in milliseconds: long enough to read it and reach its button. */
const TIMEOUT = 12_000;

/** Its buttons come last on the page: no Tab key reaches them in time. While the focus is there, they stay. */
const SHORTCUTS = { focus: ({ key }: KeyboardEvent) => key === 'F6' };

export interface ProblemToastsProps {
  /** In the order in which they came; it only grows. */
  problems: readonly Problem[];
}

/** A notice for each problem, with the way to all that is known of it. */
export function ProblemToasts({ problems }: ProblemToastsProps) {
  const toasterId = useId('problems');
  const { dispatchToast } = useToastController(toasterId);
  const [opened, setOpened] = useState<Problem | null>(null);
  const told = useRef(0);
  useEffect(() => {
    for (const problem of problems.slice(told.current)) {
      dispatchToast(<ProblemToast problem={problem} onDetails={() => setOpened(problem)} />, {
        // One that is still shown is not shown, and said, once more.
        toastId: `${toasterId} ${problem.cause} ${problem.title}`,
        intent: 'error',
        timeout: TIMEOUT,
        pauseOnHover: true,
      });
    }
    told.current = problems.length;
  }, [problems, dispatchToast, toasterId]);
  return (
    <>
      <Toaster
        toasterId={toasterId}
        position="bottom-end"
        limit={3}
        role="region"
        aria-label="Problems"
        shortcuts={SHORTCUTS}
      />
      <ProblemDialog problem={opened} onClose={() => setOpened(null)} />
    </>
  );
}

function ProblemToast({ problem, onDetails }: { problem: Problem; onDetails(): void }) {
  return (
    <Toast>
      <ToastTitle>{problem.title}</ToastTitle>
      <ToastBody>{problem.text}</ToastBody>
      <ToastFooter>
        <ToastTrigger>
          <Button size="small" onClick={onDetails}>
            What can I do?
          </Button>
        </ToastTrigger>
        <ToastTrigger>
          <Button size="small" appearance="subtle">
            Close
          </Button>
        </ToastTrigger>
      </ToastFooter>
    </Toast>
  );
}
