import { createContext, useContext } from 'react';
import type { Problem } from '../../preload/contract.ts';

/** Filled by `ProblemToaster`. */
export const ShowProblemContext = createContext<(problem: Problem) => void>(() => {});

/** Shows a failure that has no place of its own on the screen. */
export function useShowProblem(): (problem: Problem) => void {
  return useContext(ShowProblemContext);
}
