import type { Problem } from '../../../preload/contract.ts';
import { failure, type Result, success } from '../../result.ts';

/** A step that Graph or the network refused, on its way to the one place that turns it into a Result. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  readonly problem: Problem;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;

  constructor(problem: Problem, status = 0) {
    super(problem.title);
    this.problem = problem;
    this.status = status;
  }

  /** What was asked for is not there. */
  get isMissing(): boolean {
    return this.status === 404;
  }

  /** It is there already. */
  get isConflict(): boolean {
    return this.status === 409;
  }
}

/** Runs an errand of several steps and answers its failure as data. */
export async function attempt<T>(errand: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await errand());
  } catch (error) {
    return failure(problemOf(error));
  }
}

/** The problem of a failed step. @throws whatever is no DirectoryError: that is a bug */
export function problemOf(error: unknown): Problem {
  if (error instanceof DirectoryError) return error.problem;
  throw error;
}

/** Answers null where the object is not there. */
export async function orMissing<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof DirectoryError && error.isMissing) return null;
    throw error;
  });
}
