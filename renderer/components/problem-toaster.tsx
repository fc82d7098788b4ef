import { type ReactNode, Suspense, useCallback, useState } from 'react';
import type { Problem } from '../../preload/contract.ts';
import { ShowProblemContext } from '../store/show-problem.ts';
import { whenShown } from './when-shown.ts';

const ProblemToasts = whenShown(async () => (await import('./problem-toasts.tsx')).ProblemToasts);

/** Shows failures of commands that have no place of their own on the screen. */
export function ProblemToaster({ children }: { children: ReactNode }) {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const show = useCallback((problem: Problem) => setProblems((others) => [...others, problem]), []);
  return (
    <ShowProblemContext value={show}>
      {children}
      <Suspense>{problems.length > 0 && <ProblemToasts problems={problems} />}</Suspense>
    </ShowProblemContext>
  );
}
