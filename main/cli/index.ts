/** The command line's entry: `connector <command>`. Hands the process in and sets its exit code. */
import { processIo } from './process-io.ts';
import { runCli } from './run.ts';

process.exitCode = await runCli(process.argv.slice(2), processIo());
