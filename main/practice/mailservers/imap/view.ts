import type { Item, Mailbox } from '../../mail/mailbox.ts';
import type { Wire } from '../wire.ts';
import { uidsOf } from './uids.ts';

/** A message of the selected folder as this client knows it. */
export interface Seen {
  item: Item;
  uid: number;
  /** What the client was last told of its marks. */
  version: number;
  /** `\Deleted`, which lives in this session only. */
  isDeleted: boolean;
}

/** The folder a client has selected; sequence numbers are places in `seen`. */
export interface View {
  mailbox: Mailbox;
  folder: string;
  isReadOnly: boolean;
  seen: Seen[];
}

export function openView(mailbox: Mailbox, folder: string, isReadOnly: boolean): View {
  const seen = uidsOf(mailbox, folder).list.map(({ item, uid }) => seenOf(item, uid));
  return { mailbox, folder, isReadOnly, seen };
}

/** Tells the client what has changed since; messages disappear only where the protocol allows it. */
export function tellChanges(view: View, wire: Wire, options: { mayExpunge: boolean }): void {
  const current = uidsOf(view.mailbox, view.folder).list;
  const uids = new Set(current.map(({ uid }) => uid));
  if (options.mayExpunge) {
    for (let index = view.seen.length - 1; index >= 0; index -= 1) {
      if (uids.has(view.seen[index]?.uid ?? 0)) continue;
      view.seen.splice(index, 1);
      wire.send(`* ${index + 1} EXPUNGE`);
    }
  }
  const known = new Set(view.seen.map(({ uid }) => uid));
  const fresh = current.filter(({ uid }) => !known.has(uid));
  view.seen.push(...fresh.map(({ item, uid }) => seenOf(item, uid)));
  if (fresh.length > 0) wire.send(`* ${view.seen.length} EXISTS`, '* 0 RECENT');
  for (const [index, seen] of view.seen.entries()) {
    if (seen.version === seen.item.version) continue;
    seen.version = seen.item.version;
    wire.send(`* ${index + 1} FETCH (FLAGS ${flagsOf(seen)} UID ${seen.uid})`);
  }
}

export function flagsOf({ item, isDeleted }: Pick<Seen, 'item' | 'isDeleted'>): string {
  const flags = [item.isRead && '\\Seen', item.isFlagged && '\\Flagged', isDeleted && '\\Deleted'];
  return `(${flags.filter(Boolean).join(' ')})`;
}

function seenOf(item: Item, uid: number): Seen {
  return { item, uid, version: item.version, isDeleted: false };
}
