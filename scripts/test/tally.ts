/** What one stage of the test run found. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: SkippedTest[];
  /** Names of tests that failed and then passed; they count as passed. */
  flaky: string[];
}

export interface SkippedTest {
  name: string;
  reason: string;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: [], flaky: [] };

/** The whole run's tally. */
export function addUp(tallies: Tally[]): Tally {
  return {
    passed: sum(tallies.map(({ passed }) => passed)),
    failed: sum(tallies.map(({ failed }) => failed)),
    skipped: tallies.flatMap(({ skipped }) => skipped),
    flaky: tallies.flatMap(({ flaky }) => flaky),
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

/** How long each stage took, in one line. `seconds` by the stage's name. */
export function durationsLine(seconds: Record<string, number>): string {
  const parts = Object.entries(seconds).map(([stage, took]) => `${stage} ${Math.round(took)} s`);
  const total = sum(Object.values(seconds));
  return `durations: ${parts.join(', ')}; together ${Math.round(total)} s`;
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
