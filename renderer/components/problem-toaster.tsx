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
import { type ReactNode, useCallback, useState } from 'react';
import type { Problem } from '../../preload/contract.ts';
import { ShowProblemContext } from '../store/show-problem.ts';
import { ProblemDialog } from './problem-dialog.tsx';

/** How long a failure stays on screen, in milliseconds: long enough to read it and reach its button. */
const TIMEOUT = 12_000;

/** Shows failures of commands that have no place of their own on the screen. */
export function ProblemToaster({ children }: { children: ReactNode }) {
  const toasterId = useId('problems');
  const { dispatchToast } = useToastController(toasterId);
  const [opened, setOpened] = useState<Problem | null>(null);
  const show = useCallback(
    (problem: Problem) => {
      dispatchToast(<ProblemToast problem={problem} onDetails={() => setOpened(problem)} />, {
        intent: 'error',
        timeout: TIMEOUT,
        pauseOnHover: true,
      });
    },
    [dispatchToast],
  );
  return (
    <ShowProblemContext value={show}>
      {children}
      <Toaster toasterId={toasterId} position="bottom-end" role="region" aria-label="Problems" />
      <ProblemDialog problem={opened} onClose={() => setOpened(null)} />
    </ShowProblemContext>
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
