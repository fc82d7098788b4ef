import type { Io } from './io.ts';

/** Input, output and signals of this process, as a command takes them. */
export function processIo(): Io {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    error: (line) => process.stderr.write(`${line}\n`),
    // A terminal would wait for the person to type; nobody types an error text.
    ...(process.stdin.isTTY ? {} : { input: process.stdin }),
    signal: stop.signal,
  };
}

/** Resolves when everything that was written has left: on Windows pipes are slower than the process ends. */
export async function drained(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
    ),
  );
}
