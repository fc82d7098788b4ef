import { NOTHING, type SkippedTest, type Tally } from './tally.ts';

/** The parts of Playwright's JSON report that are read. https://playwright.dev/docs/test-reporters#json-reporter */
export interface PlaywrightReport {
  suites: Suite[];
  /** Errors outside of any test, e.g. a file that cannot be loaded. */
  errors: unknown[];
}

interface Suite {
  title: string;
  suites?: Suite[];
  specs: { title: string; tests: ReportedTest[] }[];
}

interface ReportedTest {
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  annotations: { type: string; description?: string }[];
}

/** Counts a report. A test that passed at its second attempt counts as passed and is named as flaky. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  const tests = report.suites.flatMap((suite) => testsOf(suite, []));
  const count = (...wanted: string[]) => tests.filter(({ test }) => wanted.includes(test.status)).length;
  return {
    ...NOTHING,
    passed: count('expected', 'flaky'),
    failed: count('unexpected') + report.errors.length,
    skipped: tests.filter(({ test }) => test.status === 'skipped').map(toSkipped),
    flaky: tests.filter(({ test }) => test.status === 'flaky').map(({ name }) => name),
  };
}

function testsOf(suite: Suite, parents: string[]): { name: string; test: ReportedTest }[] {
  const path = [...parents, suite.title];
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests.map((test) => ({ name: [...path, title].join(' › '), test })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((child) => testsOf(child, path))];
}

function toSkipped({ name, test }: { name: string; test: ReportedTest }): SkippedTest {
  const note = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  return { name, reason: note?.description ?? 'no reason given' };
}
