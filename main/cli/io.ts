/** Where a command of the command line writes and how it is told to stop. Handed in, so that tests can read it. */
export interface Io {
  /** One line of the answer, on standard output. */
  out(line: string): void;
  /** One line about what went wrong, on standard error. */
  error(line: string): void;
  /** What stands on standard input; missing where nobody can pipe anything in. */
  input?: AsyncIterable<Uint8Array>;
  /** Fires on Ctrl+C and on SIGTERM. */
  signal: AbortSignal;
}

/** A command: takes the arguments after its own name and resolves with the exit code. */
export interface Command {
  /** What it does, in a few words, for `connector help`. */
  summary: string;
  run(argv: string[], io: Io): Promise<number>;
}
