/** Exit code for a command line that cannot be understood; 1 is left to commands that fail. */
export const USAGE_ERROR = 2;

/** A command line that cannot be understood; its message is the one line that is shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
