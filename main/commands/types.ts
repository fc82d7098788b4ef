import type { CommandInput, CommandName, CommandOutput, Problem } from '../../preload/contract.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Log } from '../log.ts';
import { type Result, success } from '../result.ts';
import type { Services } from '../service-types.ts';

export interface CommandServices extends Services {
  log: Log;
  diagnose(evidence: Evidence): Problem;
  links: { open(url: string): Promise<boolean>; openFromMail(url: string): Promise<boolean> };
  clipboard: { write(text: string): Promise<void> };
  /** Shows the log's file in the file manager. */
  showLog(): void;
}

/** What performs each command; its input has been parsed by the contract. */
export type Handlers = {
  [N in CommandName]: (
    input: CommandInput<N>,
  ) => Result<CommandOutput<N>> | Promise<Result<CommandOutput<N>>>;
};

/** The answer of a command that answers nothing but "done". */
export const done = success(null);
