import { describe, expect, test } from 'vitest';
import { readBenchArguments } from '../../../scripts/bench/arguments.ts';
import { boundWords, crashed, judge, outcomeLines } from '../../../scripts/bench/bench.ts';

describe('judge()', () => {
  test('takes a ratio at either end of its bound', () => {
    const bound = { atLeast: 0.8, atMost: 1 };
    const ok = (ratio: number) => judge({ name: 'x', bound }, { ratio, raw: {} }).ok;
    expect([0.79, 0.8, 1, 1.01, Number.NaN, Infinity].map(ok)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('fails for a broken condition however good the ratio is, and says which', () => {
    const measured = { ratio: 1, raw: { bytesPerMessage: 2000 }, broken: ['more than 1 kB a message'] };
    const outcome = judge({ name: 'x', bound: { atLeast: 0.8 } }, measured);
    expect(outcome.ok).toBe(false);
    expect(outcome.raw).toEqual({ bytesPerMessage: 2000, broken: ['more than 1 kB a message'] });
  });

  test('has no ratio where a bench crashed, and is not ok', () => {
    expect(crashed('x', 'ended early')).toMatchObject({ ratio: null, ok: false });
  });
});

test('bounds and outcomes in words', () => {
  expect(boundWords({ atLeast: 0.8 })).toBe('≥ 0.8');
  expect(boundWords({ atMost: 1.05 })).toBe('≤ 1.05');
  expect(boundWords({ atLeast: 1, atMost: 1 })).toBe('= 1');
  const lines = outcomeLines(judge({ name: 'x', bound: { atMost: 1 } }, { ratio: 2, raw: { n: 1.23456 } }));
  expect(lines[0]).toMatch(/^x +2 +≤ 1 +NOT OK$/);
  expect(lines[1]).toBe('    n: 1.235');
});

describe('readBenchArguments()', () => {
  const known = ['delta', 'start'];

  test('takes names one by one, with commas and with an equals sign', () => {
    expect(readBenchArguments(['--only', 'delta', '--only=start', '--json'], known)).toEqual({
      json: true,
      list: false,
      only: ['delta', 'start'],
    });
    expect(readBenchArguments(['--only', 'delta,start'], known)).toMatchObject({ only: known });
  });

  test('says what it does not know', () => {
    expect(readBenchArguments(['--only', 'stat'], known)).toContain('There is no bench “stat”');
    expect(readBenchArguments(['--fast'], known)).toContain('There is no option --fast');
  });
});
