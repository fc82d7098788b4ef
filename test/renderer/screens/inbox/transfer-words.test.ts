import { describe, expect, it } from 'vitest';
import type { Transfer } from '../../../../preload/contract.ts';
import { transferWords } from '../../../../renderer/screens/inbox/transfer-words.ts';
import { problems } from '../../harness/states.ts';

const words = (changes: Partial<Transfer>) =>
  transferWords({
    id: 't',
    name: 'n',
    files: 1,
    saved: 0,
    bytes: 2_000_000,
    total: 8_000_000,
    status: 'running',
    problem: null,
    ...changes,
  });

describe('the words about a transfer', () => {
  it.each<[Partial<Transfer>, string]>([
    [{}, '2 MB of 8 MB'],
    [{ total: null }, '2 MB'],
    [{ status: 'done' }, 'Saved, 2 MB'],
    [{ files: 5, saved: 2 }, '2 of 5 files, 2 MB of 8 MB'],
    [{ files: 5, saved: 5, status: 'done' }, '5 files saved, 2 MB'],
    [{ files: 5, saved: 2, status: 'stopped' }, 'Stopped, 2 of 5 files saved'],
    [{ status: 'failed', problem: problems.offline }, problems.offline.title],
    [
      { files: 5, saved: 4, status: 'failed', problem: problems.offline },
      `4 of 5 files saved. ${problems.offline.title}`,
    ],
  ])('%#', (changes, expected) => {
    expect(words(changes)).toBe(expected);
  });
});
