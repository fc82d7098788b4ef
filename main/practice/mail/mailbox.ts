import { type Folder, foldersOf } from './folders.ts';
import { type IdFormat, MessageIds } from './message-ids.ts';
import type { MailSource, MessageContent, MessageHead } from './source.ts';

/** A message as the mailbox holds it: marks and place, no content. */
export interface Item {
  /** Position in order of arrival; never reused. */
  index: number;
  source: MailSource;
  sourceIndex: number;
  /** Epoch ms. */
  receivedAt: number;
  /** Epoch ms. */
  modifiedAt: number;
  /** Key of its folder; null once it is gone for good. */
  folder: string | null;
  isRead: boolean;
  isFlagged: boolean;
  moves: number;
  /** Grows with every change; makes the etag. */
  version: number;
}

/** Marks a client may change. */
export interface Marks {
  isRead?: boolean | undefined;
  isFlagged?: boolean | undefined;
}

/** One change of one folder's content, in the order of `seq`. */
export interface Change {
  seq: number;
  folder: string;
  index: number;
  /** Moves of the message at that time: tells which mutable id it had. */
  moves: number;
  kind: 'created' | 'updated' | 'removed';
  /** Why it left: `deleted` for good, `changed` = it is in another folder. */
  reason?: 'deleted' | 'changed' | undefined;
  /** What an update set. */
  marks?: Marks | undefined;
  /** Epoch ms. */
  at: number;
}

/** One mailbox: items in order of arrival, and the log that delta queries read. */
export class Mailbox {
  readonly address: string;
  readonly folders: Folder[];
  readonly items: Item[] = [];
  readonly log: Change[] = [];
  readonly ids: MessageIds;
  /** Delta links carry it; when it moves on, older links are 410. */
  generation = 1;
  #seq = 0;

  constructor(address: string) {
    this.address = address;
    this.folders = foldersOf(address);
    this.ids = new MessageIds(address);
  }

  /** Number of the last change. */
  get seq(): number {
    return this.#seq;
  }

  /** Puts a message into the Inbox without a trace in the log: it was there from the start. */
  fill(source: MailSource, place: { sourceIndex: number; receivedAt: number }): Item {
    const item: Item = {
      ...place,
      ...source.marks(place.sourceIndex),
      index: this.items.length,
      source,
      modifiedAt: place.receivedAt,
      folder: 'inbox',
      moves: 0,
      version: 1,
    };
    this.items.push(item);
    return item;
  }

  /** A new message arrives in the Inbox. */
  deliver(source: MailSource, place: { sourceIndex: number; receivedAt: number }): Item {
    const item = this.fill(source, place);
    this.#record(item, { kind: 'created', folder: 'inbox', at: place.receivedAt });
    return item;
  }

  mark(item: Item, marks: Marks, now: number): void {
    if (item.folder === null) throw new TypeError('a removed message cannot be marked');
    Object.assign(item, marks);
    touch(item, now);
    this.#record(item, { kind: 'updated', folder: item.folder, marks: { ...marks }, at: now });
  }

  move(item: Item, folder: string, now: number): void {
    if (item.folder === null) throw new TypeError('a removed message cannot be moved');
    this.#record(item, { kind: 'removed', folder: item.folder, reason: 'changed', at: now });
    item.folder = folder;
    item.moves += 1;
    touch(item, now);
    this.#record(item, { kind: 'created', folder, at: now });
  }

  /** Removes a message for good. */
  remove(item: Item, now: number): void {
    if (item.folder === null) return;
    this.#record(item, { kind: 'removed', folder: item.folder, reason: 'deleted', at: now });
    item.folder = null;
  }

  /** Newest first. */
  itemsIn(folder: string): Item[] {
    return this.items.filter((item) => item.folder === folder).reverse();
  }

  /** Newest first, of all folders. */
  allItems(): Item[] {
    return this.items.filter((item) => item.folder !== null).reverse();
  }

  /** The message an id names now; `malformed` for what never was an id here. */
  find(id: string): Item | 'gone' | 'malformed' {
    const key = this.ids.read(id);
    if (!key) return 'malformed';
    const item = this.items[key.index];
    if (!item || item.folder === null) return 'gone';
    return key.format === 'immutable' || key.moves === item.moves ? item : 'gone';
  }

  idOf(item: Item, format: IdFormat): string {
    return this.ids.write(item, format);
  }

  folder(idOrName: string): Folder | undefined {
    const name = idOrName.toLowerCase();
    return this.folders.find(({ id, wellKnown }) => id === idOrName || wellKnown === name);
  }

  /** Repeats what an earlier run recorded, over the same mail. */
  replay(changes: Change[]): void {
    for (const change of changes) {
      const item = this.items[change.index];
      if (item) repeat(item, change);
      this.log.push(change);
      this.#seq = Math.max(this.#seq, change.seq);
    }
  }

  #record(item: Item, change: Omit<Change, 'seq' | 'index' | 'moves'>): void {
    this.#seq += 1;
    this.log.push({ seq: this.#seq, index: item.index, moves: item.moves, ...change });
  }
}

export function headOf(item: Item): MessageHead {
  return item.source.head(item.sourceIndex);
}

export function contentOf(item: Item): Promise<MessageContent> {
  return item.source.content(item.sourceIndex);
}

function touch(item: Item, now: number): void {
  item.version += 1;
  item.modifiedAt = now;
}

function repeat(item: Item, change: Change): void {
  if (change.kind === 'updated') Object.assign(item, change.marks);
  if (change.kind === 'created') item.folder = change.folder;
  if (change.kind === 'removed' && change.reason === 'deleted') item.folder = null;
  if (change.kind === 'updated' || change.moves > item.moves) touch(item, change.at);
  item.moves = change.moves;
}
