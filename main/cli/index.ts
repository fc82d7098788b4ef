/** The command line's entry: `connector <command>`. Hands the process in and sets its exit code. */
import { processIo } from './process-io.ts';
import { runCli } from './run.ts';

process.exitCode = await runCli(process.argv.slice(2), processIo());

// Timers and servers that the command has started end with it, once its last line is out.
process.stdout.write('', () => process.exit());
