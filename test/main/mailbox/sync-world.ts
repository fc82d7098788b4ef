import type { EngineEventBody } from '../../../main/mailbox/events.ts';
import { type FolderMark, memoryLinks } from '../../../main/mailbox/links.ts';
import { createSync } from '../../../main/mailbox/sync.ts';
import type { SyncOptions } from '../../../main/mailbox/sync-types.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeMailbox } from './fake-mailbox.ts';

/** Lets everything that is ready run; the fake mailbox answers without a timer. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

interface WorldOptions extends Pick<Partial<SyncOptions>, 'paused'> {
  messages?: number;
  /** Not on screen. */
  hidden?: boolean;
  mark?: FolderMark;
}

export function setUp({ messages = 12, hidden = false, mark, ...options }: WorldOptions = {}) {
  const clock = new FakeClock();
  const mailbox = new FakeMailbox();
  const newMail: number[] = [];
  const events: EngineEventBody[] = [];
  const held: { by: 'battery' | 'locked' | null } = { by: null };
  const links = memoryLinks();
  let changes = 0;
  for (let index = 0; index < messages; index++) mailbox.put(`m${index}`, index);
  if (mark) links.set('c', 'inbox', mark);
  const sync = createSync({
    mailbox,
    clock,
    marks: { get: (folder) => links.get('c', folder), set: (folder, next) => links.set('c', folder, next) },
    onChange: () => changes++,
    onEvent: (event) => events.push(event),
    onNewMail: (count) => newMail.push(count),
    pace: (isShown) => (held.by ? { heldBy: held.by } : { ms: isShown ? 15_000 : 60_000 }),
    random: () => 0.5,
    ...options,
  });
  if (!hidden) sync.show(true);
  const turn = async (ms: number) => {
    clock.turn(ms);
    await settle();
  };
  const ids = (folder = 'inbox') => (sync.rows(folder)?.list(0, 10_000) ?? []).map(({ id }) => id);
  const kinds = () => events.map(({ kind }) => kind);
  return { clock, mailbox, links, sync, newMail, events, kinds, held, turn, ids, changes: () => changes };
}

export async function setUpSynced(options: Parameters<typeof setUp>[0] = {}) {
  const world = setUp(options);
  await world.turn(0);
  world.mailbox.calls.length = 0;
  world.events.length = 0;
  return world;
}
