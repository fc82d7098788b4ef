import { useCallback, useState } from 'react';
import type { CommandInput, CommandName, CommandResult, Problem } from '../../preload/contract.ts';
import { useSend } from './connector.tsx';
import { useShowProblem } from './show-problem.ts';

export interface Command<N extends CommandName> {
  run(input: CommandInput<N>): Promise<CommandResult<N>>;
  isBusy: boolean;
  /** Failure of the last run; stays null where failures are shown as a toast. */
  problem: Problem | null;
  dismiss(): void;
}

/** One command with its progress and its failure: `inline` where the screen has a place for it, else a toast. */
export function useCommand<N extends CommandName>(
  name: N,
  failure: 'toast' | 'inline' = 'toast',
): Command<N> {
  const send = useSend();
  const showProblem = useShowProblem();
  const [running, setRunning] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = useCallback(
    async (input: CommandInput<N>) => {
      setProblem(null);
      setRunning((count) => count + 1);
      const result = await send(name, input);
      setRunning((count) => count - 1);
      if (!result.ok && failure === 'inline') setProblem(result.problem);
      if (!result.ok && failure === 'toast') showProblem(result.problem);
      return result;
    },
    [send, showProblem, name, failure],
  );
  const dismiss = useCallback(() => setProblem(null), []);
  return { run, isBusy: running > 0, problem, dismiss };
}
