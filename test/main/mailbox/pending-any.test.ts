import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Pending } from '../../../main/mailbox/pending.ts';
import { changeOf, marksOf } from '../../../main/mailbox/row.ts';
import { MemoryFolders, place, row } from './memory-rows.ts';

const FOLDERS = ['inbox', 'archive', 'unloaded'];
const IDS = ['a', 'b'];

type Deed = { kind: 'mark'; id: string; isRead: boolean } | { kind: 'move'; id: string; to: string };
type Event = { removed: string } | { changed: string; isWhole: boolean };

/** A server that tells what happened in each folder in order, but as late as it likes. */
class World {
  readonly server = new Map(IDS.map((id) => [id, { folder: 'inbox', isRead: false }]));
  readonly events = new Map<string, Event[]>(FOLDERS.map((folder) => [folder, []]));
  readonly folders = new MemoryFolders('inbox', 'archive');
  readonly doubts = new Set<string>();
  readonly pending = new Pending(this.folders, (id) => this.doubts.add(id));
  readonly queue: { action: string; deed: Deed }[] = [];
  /** Handled by the server, not answered yet. */
  answer: { action: string; deed: Deed; isTaken: boolean } | null = null;
  #actions = 0;

  constructor() {
    for (const id of IDS) this.folders.folder('inbox')?.apply([changeOf(row(id))]);
  }

  perform(deed: Deed): void {
    const found = this.folders.find(deed.id);
    if (!found || (deed.kind === 'move' && found.folder === deed.to)) return;
    this.#actions += 1;
    const action = String(this.#actions);
    this.queue.push({ action, deed });
    if (deed.kind === 'mark') this.pending.mark(action, found.row, { isRead: deed.isRead });
    else this.pending.move(action, found.row, { from: found.folder, to: deed.to });
  }

  /** The server handles the next action, or refuses it. */
  handle(isTaken: boolean): void {
    const next = this.answer ? undefined : this.queue.shift();
    if (next) this.answer = { ...next, isTaken: isTaken && this.happen(next.deed) };
  }

  respond(): void {
    if (!this.answer) return;
    const { action, deed, isTaken } = this.answer;
    this.answer = null;
    if (!isTaken) {
      this.pending.rollBack(action, deed.id);
      if (!this.server.has(deed.id)) this.pending.correct(deed.id, null);
    } else if (deed.kind === 'mark') this.pending.settleMarks(action, deed.id, { isRead: deed.isRead });
    else this.pending.settleMove(action, deed.id, deed.to);
  }

  /** By this client or another one. False where the message is gone. */
  happen(deed: Deed | { kind: 'delete'; id: string }): boolean {
    const message = this.server.get(deed.id);
    if (!message) return false;
    const tell = (folder: string, event: Event) => this.events.get(folder)?.push(event);
    if (deed.kind === 'mark') {
      message.isRead = deed.isRead;
      tell(message.folder, { changed: deed.id, isWhole: false });
    } else {
      tell(message.folder, { removed: deed.id });
      if (deed.kind === 'delete') this.server.delete(deed.id);
      else {
        message.folder = deed.to;
        tell(deed.to, { changed: deed.id, isWhole: true });
      }
    }
    return true;
  }

  /** The synchronisation of a folder hears of the next thing that happened there. */
  deliver(folder: string): boolean {
    const event = this.events.get(folder)?.shift();
    if (!event) return false;
    const rows = this.folders.folder(folder);
    // Rows come as the server has them when they are fetched; what has left the folder is told as gone.
    const id = 'removed' in event ? event.removed : event.changed;
    const now = this.server.get(id);
    if (!rows) return true;
    if ('removed' in event || now?.folder !== folder) {
      rows.apply(this.pending.filter(folder, [{ id, reason: 'changed' }]));
    } else {
      const change = event.isWhole ? changeOf(row(id, { isRead: now.isRead })) : marksOf(id, now);
      rows.apply(this.pending.filter(folder, [change]));
    }
    return true;
  }

  readDoubtful(): boolean {
    if (this.answer || this.doubts.size === 0) return false;
    for (const id of [...this.doubts]) {
      const now = this.server.get(id);
      this.pending.correct(id, now ? { ...now, isFlagged: false } : null);
      this.doubts.delete(id);
    }
    return true;
  }

  drain(): void {
    for (;;) {
      this.respond();
      this.handle(true);
      const hasHeard = FOLDERS.map((folder) => folder !== 'unloaded' && this.deliver(folder));
      const hasRead = this.readDoubtful();
      if (!hasHeard.includes(true) && !hasRead && !this.answer && this.queue.length === 0) return;
    }
  }

  expected(): Record<string, string> {
    const loaded = [...this.server].filter(([, { folder }]) => this.folders.folder(folder));
    return Object.fromEntries(
      loaded.map(([id, { folder, isRead }]) => [id, place(folder, { isRead, isFlagged: false })]),
    );
  }
}

const id = fc.constantFrom(...IDS);
const mark = fc.record({ kind: fc.constant('mark' as const), id, isRead: fc.boolean() });
const move = fc.record({ kind: fc.constant('move' as const), id, to: fc.constantFrom(...FOLDERS) });
const gone = fc.record({ kind: fc.constant('delete' as const), id });

type Act =
  | { act: 'perform'; deed: Deed }
  | { act: 'handle'; isTaken: boolean }
  | { act: 'other'; deed: Deed | { kind: 'delete'; id: string } }
  | { act: 'deliver'; folder: string }
  | { act: 'respond' | 'read' };

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('perform' as const), deed: fc.oneof(mark, move) }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('handle' as const), isTaken: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('other' as const), deed: fc.oneof(mark, move, gone) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('deliver' as const),
      folder: fc.constantFrom('inbox', 'archive'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('respond' as const, 'read' as const) }) },
);

function act(world: World, step: Act): void {
  if (step.act === 'perform') world.perform(step.deed);
  if (step.act === 'handle') world.handle(step.isTaken);
  if (step.act === 'other') world.happen(step.deed);
  if (step.act === 'deliver') world.deliver(step.folder);
  if (step.act === 'respond') world.respond();
  if (step.act === 'read') world.readDoubtful();
}

it('whatever happens in whatever order, the rows end up as the server has them', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 40 }), (steps) => {
      const world = new World();
      for (const step of steps) act(world, step);
      world.drain();
      expect(world.folders.shown()).toEqual(world.expected());
    }),
    { numRuns: 500 },
  );
});
