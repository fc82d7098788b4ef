import type { Problem } from '../../preload/contract.ts';

/** A rejected command is a fault of this app; the person still gets a Diagnosis with the raw facts. */
export function unexpectedProblem(cause: unknown): Problem {
  return {
    cause: 'unknown',
    title: 'That did not work',
    text: 'The app could not do this. Nothing you typed is lost.',
    who: 'app',
    steps: ['Try it once more.', 'If it happens again, close the app and start it anew.'],
    facts: {
      message: cause instanceof Error ? cause.message : String(cause),
      at: new Date().toISOString(),
    },
  };
}
