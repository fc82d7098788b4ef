import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../main/diagnosis/catalogue.ts';
import { CAUSES } from '../../../preload/contract.ts';
import { type CauseRow, LIVE, play } from './causes.ts';

const rows: CauseRow[] = [];
const RESULTS = join(import.meta.dirname, '../../../test-results');

/** The table of causes: what was brought about, what the doctor said, and whether the app put it right. */
function table(): string {
  const catalogue = loadCatalogue();
  const live = new Set(rows.map(({ cause }) => cause));
  const cells = rows.map(({ cause, what, foundBy, offered, repaired }) => [
    cause,
    what,
    foundBy ?? 'not found',
    offered.join(', ') || '–',
    repaired ? `${repaired.steps.join(', ')}: ${repaired.isGreen ? 'green' : 'not green'}` : '–',
  ]);
  const rest = CAUSES.filter((cause) => !live.has(cause)).map((cause) => [cause, catalogue.get(cause).title]);
  const line = (values: readonly string[]) => `| ${values.join(' | ')} |`;
  return [
    '# Causes',
    '',
    'Made by `test/main/checks/causes.test.ts`. Each row was brought about in the practice tenant; the doctor',
    'found it, and where the last column names steps, the app did them and checked again.',
    '',
    line(['Cause', 'What happens', 'Found by', 'Offered', 'Repaired by the app']),
    line(['---', '---', '---', '---', '---']),
    ...cells.map(line),
    '',
    'By recorded text and unit tests only:',
    '',
    line(['Cause', 'Diagnosis']),
    line(['---', '---']),
    ...rest.map(line),
    '',
  ].join('\n');
}

describe('every cause that the practice tenant can bring about', () => {
  it.each(LIVE)('$cause: $what', { timeout: 120_000 }, async (one) => {
    const row = await play(one);
    rows.push(row);
    expect(row.foundBy, row.seen.join('\n')).not.toBeNull();
    if (row.repaired) expect(row.repaired.isGreen, row.seen.join('\n')).toBe(true);
  });

  it('is enough of them, and enough that the app repairs itself', () => {
    expect(new Set(rows.map(({ cause }) => cause)).size).toBeGreaterThanOrEqual(45);
    expect(rows.filter(({ repaired }) => repaired?.isGreen).length).toBeGreaterThanOrEqual(15);
  });

  /** To renew it: copy `test-results/causes.md`. */
  it('docs/causes.md says the same', () => {
    // Columns are padded there, for readers of the text.
    const unpadded = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---').split('\n');
    const doc = unpadded(readFileSync(join(RESULTS, '../docs/causes.md'), 'utf8'));
    expect(doc).toEqual(unpadded(table()));
  });

  afterAll(() => {
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(join(RESULTS, 'causes.md'), table());
  });
});
