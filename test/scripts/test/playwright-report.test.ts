import { describe, expect, it } from 'vitest';
import { type PlaywrightReport, tallyPlaywright } from '../../../scripts/test/playwright-report.ts';

type Status = PlaywrightReport['suites'][0]['specs'][0]['tests'][0]['status'];

function spec(title: string, status: Status, annotations: { type: string; description?: string }[] = []) {
  return { title, tests: [{ status, annotations }] };
}

describe('tallyPlaywright', () => {
  it('counts tests at every depth', () => {
    const inner = { title: 'sign-in', specs: [spec('works', 'expected'), spec('breaks', 'unexpected')] };
    const report = {
      errors: [],
      suites: [{ title: 'a.spec.ts', specs: [spec('opens', 'expected')], suites: [inner] }],
    };
    expect(tallyPlaywright(report)).toEqual({ passed: 2, failed: 1, skipped: [], flaky: [] });
  });

  it('names a test that passed at its second attempt', () => {
    const report = { errors: [], suites: [{ title: 'a', specs: [spec('wobbles', 'flaky')] }] };
    expect(tallyPlaywright(report)).toMatchObject({
      passed: 1,
      failed: 0,
      flaky: ['a › wobbles'],
    });
  });

  it('counts a file that cannot be loaded as failed', () => {
    expect(tallyPlaywright({ errors: [{}], suites: [] })).toMatchObject({ failed: 1 });
  });

  it('tells skipped tests with their reasons', () => {
    const noted = spec('tray', 'skipped', [{ type: 'skip', description: 'needs Electron' }]);
    const report = { errors: [], suites: [{ title: 'a', specs: [noted, spec('other', 'skipped')] }] };
    expect(tallyPlaywright(report).skipped).toEqual([
      { name: 'a › tray', reason: 'needs Electron' },
      { name: 'a › other', reason: 'no reason given' },
    ]);
  });
});
