import type { Item, Mailbox } from '../../mail/mailbox.ts';

/** Numbers of one folder: each message gets one when it is first seen there, in order of arrival. */
interface FolderUids {
  next: number;
  known: Map<string, number>;
}

const folders = new WeakMap<Mailbox, Map<string, FolderUids>>();

/**
 * The messages of a folder with their unique ids, in ascending order. A message that comes back into
 * a folder gets a new id, as it must. Ids live as long as the process: UIDVALIDITY changes with it.
 */
export function uidsOf(
  mailbox: Mailbox,
  folder: string,
): { list: { item: Item; uid: number }[]; next: number } {
  const ofMailbox = folders.get(mailbox) ?? new Map<string, FolderUids>();
  folders.set(mailbox, ofMailbox);
  const numbers = ofMailbox.get(folder) ?? { next: 1, known: new Map<string, number>() };
  ofMailbox.set(folder, numbers);
  const list = mailbox
    .itemsIn(folder)
    .reverse()
    .map((item) => ({ item, uid: numberOf(numbers, item) }));
  return { list: list.sort((one, other) => one.uid - other.uid), next: numbers.next };
}

function numberOf(numbers: FolderUids, item: Item): number {
  const key = `${item.index}/${item.moves}`;
  const known = numbers.known.get(key);
  if (known !== undefined) return known;
  const uid = numbers.next;
  numbers.next += 1;
  numbers.known.set(key, uid);
  return uid;
}
