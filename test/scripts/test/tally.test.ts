import { describe, expect, it } from 'vitest';
import {
  addUp,
  durationsLine,
  isSuccess,
  NOTHING,
  singleTest,
  summaryLine,
  withExitCode,
} from '../../../scripts/test/tally.ts';

const some = { passed: 3, failed: 1, skipped: [{ name: 'a', reason: 'b' }], flaky: ['c'] };

describe('the tally', () => {
  it('adds up the stages', () => {
    expect(addUp([some, singleTest(true), singleTest(false)])).toEqual({ ...some, passed: 4, failed: 2 });
  });

  it('is told in one line', () => {
    expect(summaryLine(some)).toBe('tests: 3 passed, 1 failed, 1 skipped');
  });

  it('tells how long each stage took', () => {
    expect(durationsLine({ lint: 1.6, 'unit tests': 100.4 })).toBe(
      'durations: lint 2 s, unit tests 100 s; together 102 s',
    );
  });

  it('counts a runner that fails without a failed test as a failure', () => {
    expect(withExitCode({ ...NOTHING, passed: 2 }, 1)).toEqual({ ...NOTHING, passed: 2, failed: 1 });
  });

  it('does not count a failed test twice', () => {
    expect(withExitCode(some, 1)).toBe(some);
  });

  it('is no success when nothing ran', () => {
    expect(isSuccess(NOTHING)).toBe(false);
    expect(isSuccess({ ...NOTHING, skipped: some.skipped })).toBe(false);
  });

  it('is a success only without failures', () => {
    expect(isSuccess(singleTest(true))).toBe(true);
    expect(isSuccess(some)).toBe(false);
  });
});
