import { findCommand } from './commands.ts';
import type { Io } from './io.ts';
import { USAGE_ERROR } from './usage.ts';

/** Runs the command that `argv` names and resolves with the exit code. */
export async function runCli(argv: string[], io: Io): Promise<number> {
  const [word, ...rest] = argv;
  const command = findCommand(word);
  if (command) return command.run(rest, io);
  io.error(`connector: unknown command "${word}"; "connector help" lists the commands.`);
  return USAGE_ERROR;
}
