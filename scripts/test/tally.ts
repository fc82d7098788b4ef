/** What one stage of the test run found. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: SkippedTest[];
}

export interface SkippedTest {
  name: string;
  reason: string;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: [] };

/** The whole run's tally. */
export function addUp(tallies: Tally[]): Tally {
  return {
    passed: sum(tallies.map(({ passed }) => passed)),
    failed: sum(tallies.map(({ failed }) => failed)),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** A stage without tests of its own (lint, typecheck) counts as one. */
export function singleTest(ok: boolean): Tally {
  return { ...NOTHING, passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/**
 * A runner's tally, where its exit code has the last word: a runner that fails without a failed test
 * (a crash, a file that cannot be loaded, no test found) is a failure too.
 */
export function withExitCode(tally: Tally, exitCode: number): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** The run's last line; people and CI read it. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `tests: ${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/** A run in which nothing ran proves nothing. */
export function isSuccess({ passed, failed }: Tally): boolean {
  return failed === 0 && passed > 0;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
