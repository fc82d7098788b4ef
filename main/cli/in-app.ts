import { findCommand } from './commands.ts';
import { drained, processIo } from './process-io.ts';
import { runCli } from './run.ts';

/** The part of Electron's `app` that a command needs. */
interface Host {
  readonly isPackaged: boolean;
  exit(code?: number): void;
}

/**
 * The command that the app itself was called with, such as `"Mailbox Connector" plan --system custom`:
 * its first argument is a command's name. Null where the app is to open. Before the app is packaged,
 * the first argument is the app's own path. Switches of Chromium may stand in front.
 */
export function commandIn(
  argv: readonly string[],
  { isPackaged }: Pick<Host, 'isPackaged'>,
): string[] | null {
  const own = argv.slice(isPackaged ? 0 : 1);
  const first = own.findIndex((argument) => !/^--[a-z]/.test(argument));
  const word = own[first];
  return word !== undefined && findCommand(word) ? own.slice(first) : null;
}

/** Runs a command inside the app's process, without a window, and ends the process with its exit code. */
export async function runInApp(host: Host, command: readonly string[]): Promise<void> {
  const code = await runCli([...command], processIo()).catch((error: unknown) => {
    process.stderr.write(`connector: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  });
  await drained();
  host.exit(code);
}
