import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../main/diagnosis/explain/explain.ts';
import type { Cause } from '../../../preload/contract.ts';
import { entra } from './labelled/entra.ts';
import type { Labelled } from './labelled/labelled.ts';
import { languages } from './labelled/languages.ts';
import { mail } from './labelled/mail.ts';
import { network } from './labelled/network.ts';
import { programs } from './labelled/programs.ts';
import { strangers } from './labelled/strangers.ts';
import { strangersAgain } from './labelled/strangers-again.ts';
import { unknown } from './labelled/unknown.ts';
import { wrappedTexts } from './labelled/wrapped.ts';

const all: Labelled[] = [
  ...entra,
  ...mail,
  ...network,
  ...programs,
  ...languages,
  ...wrappedTexts,
  ...unknown,
  ...strangers,
  ...strangersAgain,
];
const judged = all.map((each) => ({ ...each, said: explain(each.text).findings[0]?.cause ?? 'unknown' }));
const wrong = judged.filter(({ is, said }) => is !== said);

/** Written out so that a person can see which cause is taken for which. */
function confusionTable(): string {
  const cells = new Map<string, number>();
  for (const { is, said } of judged) cells.set(`${is}\t${said}`, (cells.get(`${is}\t${said}`) ?? 0) + 1);
  const rows = [...cells].sort().map(([pair, count]) => {
    const [is = '', said = ''] = pair.split('\t');
    return `${is === said ? ' ' : '!'} ${is.padEnd(38)} ${said.padEnd(38)} ${count}`;
  });
  const right = all.length - wrong.length;
  return [
    `${right} of ${all.length} right (${((100 * right) / all.length).toFixed(1)} %)`,
    '',
    `  ${'labelled'.padEnd(38)} ${'explained as'.padEnd(38)} texts`,
    ...rows,
    ...wrong.map(
      ({ is, said, from, text }) => `! ${from}: ${is}, not ${said}: ${JSON.stringify(text.slice(0, 120))}`,
    ),
    '',
  ].join('\n');
}

describe('the labelled texts', () => {
  it('are many, of all kinds, and some stay unknown', () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(unknown.length).toBeGreaterThanOrEqual(15);
    expect(new Set(all.map(({ is }) => is)).size).toBeGreaterThanOrEqual(40);
  });

  it('are explained right in at least 97 of 100 cases', () => {
    mkdirSync('test-results', { recursive: true });
    writeFileSync('test-results/explained-texts.txt', confusionTable());
    expect(1 - wrong.length / all.length, confusionTable()).toBeGreaterThanOrEqual(0.97);
  });

  it('never get an explanation where nobody knows one', () => {
    const explained = wrong.filter(({ is }) => is === ('unknown' satisfies Cause));
    expect(explained.map(({ from, said, text }) => [from, said, text.slice(0, 80)])).toEqual([]);
  });

  it('carry their evidence at its place', () => {
    for (const { text } of all) {
      for (const { evidence } of explain(text).findings) {
        expect(evidence.length).toBeGreaterThan(0);
        for (const { start, end } of evidence) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
    }
  });
});
