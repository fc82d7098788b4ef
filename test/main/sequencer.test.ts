import { describe, expect, it } from 'vitest';
import { createKeyedSequencer, createSequencer } from '../../main/sequencer.ts';

/** A task that says when it starts and ends when it is told. */
function task(name: string, log: string[]) {
  const gate = Promise.withResolvers<void>();
  return {
    open: gate.resolve,
    run: async () => {
      log.push(`${name} starts`);
      await gate.promise;
      log.push(`${name} ends`);
      return name;
    },
  };
}

describe('createSequencer', () => {
  it('starts a task only when the one before has ended', async () => {
    const log: string[] = [];
    const inTurn = createSequencer();
    const [a, b] = [task('a', log), task('b', log)];
    const both = Promise.all([inTurn(a.run), inTurn(b.run)]);
    b.open();
    await new Promise(setImmediate);
    expect(log).toEqual(['a starts']);
    a.open();
    expect(await both).toEqual(['a', 'b']);
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
  });

  it('goes on after a task that fails, and hands its failure to its caller only', async () => {
    const inTurn = createSequencer();
    const failing = inTurn(() => Promise.reject(new Error('a')));
    const next = inTurn(async () => 'b');
    await expect(failing).rejects.toThrow('a');
    expect(await next).toBe('b');
  });
});

describe('createKeyedSequencer', () => {
  it('keeps tasks of one key apart and lets other keys run', async () => {
    const log: string[] = [];
    const inTurn = createKeyedSequencer();
    const [a, b, c] = [task('a', log), task('b', log), task('c', log)];
    const all = Promise.all([inTurn('x', a.run), inTurn('x', b.run), inTurn('y', c.run)]);
    await new Promise(setImmediate);
    expect(log).toEqual(['a starts', 'c starts']);
    for (const { open } of [a, b, c]) open();
    expect(await all).toEqual(['a', 'b', 'c']);
  });
});
