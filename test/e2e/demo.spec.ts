import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runDemo } from '../../scripts/demo/run.ts';
import { keyringProblem } from '../../scripts/with-keyring.mjs';
import { expect, test } from './fixture.ts';

test('the demo passes every step and leaves a picture of each', async ({ folder }) => {
  const problem = keyringProblem();
  test.skip(process.platform === 'linux' && problem !== null, `the restart needs a keyring: ${problem}`);
  const out = join(folder, 'demo');
  mkdirSync(out);
  const report = await runDemo({ out, workDir: folder, print: () => {}, isQuick: true });
  expect(report.steps.filter(({ ok }) => !ok)).toEqual([]);
  for (const { screenshot } of report.steps) expect(existsSync(join(out, `${screenshot}`))).toBe(true);
});
