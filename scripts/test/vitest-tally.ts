import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import type { Tally } from './tally.ts';

/** Writes the run's tally to the file that CONNECTOR_TALLY names. Vitest's own JSON report drops the reasons of skipped tests. */
export class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env.CONNECTOR_TALLY;
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tallyVitest(modules, unhandledErrors.length)));
  }
}

function tallyVitest(modules: readonly TestModule[], unhandledErrors: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const broken = suites.filter((suite) => suite.errors().length > 0).length;
  return {
    passed: count('passed'),
    failed: count('failed') + broken + unhandledErrors,
    skipped: tests.filter((test) => test.result().state === 'skipped').map(toSkipped),
    flaky: tests.filter((test) => test.diagnostic()?.flaky).map(nameOf),
  };
}

function toSkipped(test: TestCase): Tally['skipped'][number] {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  const fallback = test.module.errors().length > 0 ? 'its set-up failed' : 'no reason given';
  return { name: nameOf(test), reason: note ?? fallback };
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} › ${test.fullName}`;
}
