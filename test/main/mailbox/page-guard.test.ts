import { describe, expect, it } from 'vitest';
import { createFolderSync } from '../../../main/mailbox/folder-sync.ts';
import { createPageGuard } from '../../../main/mailbox/page-guard.ts';
import type { DeltaPage } from '../../../main/mailbox/types.ts';
import { success } from '../../../main/result.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeMailbox } from './fake-mailbox.ts';

const NEVER = new AbortController().signal;
const page = (next: string, items: DeltaPage['items'] = [{ id: next, reason: 'deleted' }]) => ({
  items,
  next,
});

/** A folder whose server answers its delta requests as told. */
function folderOf(answer: (link: string | null) => DeltaPage) {
  const mailbox = new FakeMailbox();
  let calls = 0;
  const marks: unknown[] = [];
  mailbox.delta = async (_, from) => {
    calls += 1;
    return success(answer(from === 'start' ? null : from.link));
  };
  const folder = createFolderSync({
    mailbox,
    folder: 'inbox',
    clock: new FakeClock(),
    mark: { link: 'kept', newest: 0 },
    filter: (items) => items,
    onChange: () => {},
    onMark: (mark) => marks.push(mark),
  });
  return { folder, marks, calls: () => calls };
}

/** Rounds until one fails; never more than there could be. */
async function problemOf(folder: ReturnType<typeof folderOf>['folder']) {
  for (let count = 0; count < 100; count += 1) {
    const round = await folder.round(NEVER);
    if (!round.ok) return round.problem;
  }
  return null;
}

describe('pages that never end', () => {
  it('in a circle are a fault of the service, and the folder starts anew', async () => {
    const circle: Record<string, string> = { kept: 'a', a: 'b', b: 'c', c: 'a' };
    let isWell = false;
    const { folder, marks, calls } = folderOf((link) =>
      isWell ? { items: [], end: 'well' } : page(circle[link ?? 'kept'] ?? 'a'),
    );
    const problem = await problemOf(folder);
    expect(problem?.cause).toBe('service-outage');
    expect(problem?.facts.message).toContain('in a circle');
    expect(calls()).toBeLessThan(8);
    expect(marks).toEqual([null]);
    isWell = true;
    expect((await folder.round(NEVER)).ok).toBe(true);
    expect(marks.at(-1)).toMatchObject({ link: 'well' });
  });

  it('with nothing in them are given up', async () => {
    let count = 0;
    const { folder, calls } = folderOf(() => page(`page ${count++}`, []));
    expect((await problemOf(folder))?.facts.message).toContain('held nothing');
    expect(calls()).toBeLessThan(300);
  });

  it('are given up when there are more than a folder can have', () => {
    const guard = createPageGuard();
    let passed = 0;
    while (guard.pass(page(`page ${passed}`)) === null) passed += 1;
    expect(passed).toBe(40_000);
    guard.restart();
    expect(guard.pass(page('page 1'))).toBeNull();
  });
});
