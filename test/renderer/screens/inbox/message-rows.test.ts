import { describe, expect, it } from 'vitest';
import type { CommandInput, CommandResult, Problem } from '../../../../preload/contract.ts';
import { createMessageRows } from '../../../../renderer/screens/inbox/message-rows.ts';
import { summary } from '../../harness/messages.ts';
import { problems } from '../../harness/states.ts';

type Input = CommandInput<'mail.list'>;
const source = (revision: number) => ({
  connectionId: 'c1',
  folderId: 'inbox',
  revision,
  view: { filters: [], grouped: false, expanded: [] },
});

/** A list of 100,000 rows behind a bridge that answers when it is told to. */
function bridge() {
  const asked: { input: Input; answer(result: CommandResult<'mail.list'>): void }[] = [];
  const rows = createMessageRows(
    (input) => new Promise((answer) => asked.push({ input, answer })),
    source(1),
  );
  const settle = () => new Promise((done) => setImmediate(done));
  return {
    rows,
    offsets: () => asked.map(({ input }) => input.offset),
    waiting: () => asked.length,
    async answer(revision = 1, arrived = 0): Promise<void> {
      const { input, answer } = asked.shift() as (typeof asked)[number];
      const items = Array.from({ length: input.limit }, (_, at) => ({
        ...summary(input.offset + at - arrived),
        thread: null,
        isInThread: false,
      }));
      answer({ ok: true, value: { revision, total: 100_000, items } });
      await settle();
    },
    async fail(problem: Problem): Promise<void> {
      asked.shift()?.answer({ ok: false, problem });
      await settle();
    },
  };
}

describe('the rows of a list', () => {
  it('are fetched once, a page at a time, as they come into view', async () => {
    const { rows, offsets, answer, waiting } = bridge();
    rows.need(0, 20);
    expect(offsets()).toEqual([0]);
    await answer();
    expect(rows.at(7)?.id).toBe('m7');
    expect(rows.total()).toBe(100_000);
    rows.need(10, 30);
    expect(waiting()).toBe(0);
    rows.need(4_010, 4_030);
    expect(offsets()).toEqual([4_000, 3_900]);
  });

  it('are fetched ahead of the one who scrolls', async () => {
    const { rows, offsets, answer } = bridge();
    rows.need(0, 20);
    await answer();
    rows.need(30, 60);
    expect(offsets()).toEqual([100]);
  });

  it('are asked for a few pages at a time: those that were only passed are left out', async () => {
    const { rows, offsets, answer } = bridge();
    rows.need(0, 20);
    await answer();
    for (let at = 10_000; at < 60_000; at += 500) rows.need(at + 50, at + 49);
    expect(offsets().length).toBeLessThanOrEqual(3);
    await answer();
    expect(offsets()).toContain(59_500);
  });

  it('stay as they are until the new ones are there', async () => {
    const { rows, answer } = bridge();
    rows.need(0, 20);
    await answer();
    const before = rows.version();
    rows.follow(source(2));
    expect(rows.at(0)?.id).toBe('m0');
    expect(rows.version()).toBe(before);
    await answer(2, 1);
    expect(rows.at(0)?.id).toBe('m-1');
    expect(rows.indexOf('m0')).toBe(1);
    expect(rows.version()).toBeGreaterThan(before);
  });

  it('do not go back to an answer that comes late', async () => {
    const { rows, answer } = bridge();
    rows.need(0, 20);
    rows.follow(source(2));
    await answer(2, 1);
    await answer(1, 0);
    expect(rows.at(0)?.id).toBe('m-1');
  });

  it('tell what failed, and are fetched when they are asked for again', async () => {
    const { rows, fail, answer, waiting } = bridge();
    let told = 0;
    rows.subscribe(() => {
      told += 1;
    });
    rows.need(0, 20);
    await fail(problems.offline);
    expect(rows.problem()).toEqual(problems.offline);
    expect(told).toBe(1);
    expect(waiting()).toBe(0);
    rows.retry();
    await answer();
    expect(rows.problem()).toBeNull();
    expect(told).toBe(2);
  });

  it('know which message takes the place of those that leave', async () => {
    const { rows, answer } = bridge();
    rows.need(0, 20);
    await answer();
    expect(rows.after('m3', ['m3', 'm4', 'm6'])).toBe('m5');
    expect(rows.after('m99', ['m99'])).toBeNull();
    expect(rows.after('unknown', [])).toBeNull();
  });

  it('keep no more than one can scroll back to for a while', async () => {
    const { rows, answer, waiting } = bridge();
    rows.need(0, 20);
    await answer();
    for (let page = 1; page <= 130; page += 1) {
      rows.need(page * 100, page * 100 + 49);
      while (waiting() > 0) await answer();
    }
    expect(rows.at(0)).toBeUndefined();
    expect(rows.indexOf('m0')).toBe(-1);
    expect(rows.at(13_010)?.id).toBe('m13010');
  });
});
