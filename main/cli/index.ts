/** The command line's entry: `connector <command>`. Hands the process in and sets its exit code. */
import { runCli } from './run.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
  // A terminal would wait for the person to type; nobody types an error text.
  ...(process.stdin.isTTY ? {} : { input: process.stdin }),
  signal: stop.signal,
});
