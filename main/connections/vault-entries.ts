import { createKeyedSequencer } from '../sequencer.ts';
import type { ItemContent, Items } from './vault-persistence.ts';
import { decodeSlot, encodeSlot, type Slot } from './vault-slots.ts';

/** What the vault knows about a key. */
export type EntryContent = { kind: 'found'; value: string } | { kind: 'absent' } | { kind: 'damaged' };

/** Key-value entries on two slots each. Calls for one key run one after the other; all reject when the store fails. */
export interface Entries {
  get(key: string): Promise<EntryContent>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Both slots as they are now: the newest valid one, its item, and the item to write next. */
interface Pair {
  newest: Slot | null;
  newestItem: string;
  otherItem: string;
  damagedItems: string[];
}

export function createEntries(items: Items): Entries {
  const inTurn = createKeyedSequencer();

  const readPair = async (key: string): Promise<Pair> => {
    const [first, second] = itemNames(key);
    return pairOf([first, await items.read(first)], [second, await items.read(second)]);
  };
  const get = async (key: string): Promise<EntryContent> => {
    const { newest, damagedItems } = await readPair(key);
    if (newest) return { kind: 'found', value: newest.value };
    if (damagedItems.length === 0) return { kind: 'absent' };
    for (const name of damagedItems) await items.setAside(name);
    return { kind: 'damaged' };
  };
  const set = async (key: string, value: string) => {
    const { newest, otherItem } = await readPair(key);
    await items.write(otherItem, encodeSlot({ sequence: (newest?.sequence ?? 0) + 1, value }));
  };
  const remove = async (key: string) => {
    const { newestItem, otherItem } = await readPair(key);
    // The older one first: a crash in between must not bring an old value back.
    await items.remove(otherItem);
    await items.remove(newestItem);
  };

  return {
    get: (key) => inTurn(key, () => get(key)),
    set: (key, value) => inTurn(key, () => set(key, value)),
    delete: (key) => inTurn(key, () => remove(key)),
  };
}

function itemNames(key: string): [string, string] {
  return [`${key}.1`, `${key}.2`];
}

function pairOf(first: [string, ItemContent], second: [string, ItemContent]): Pair {
  const [firstSlot, secondSlot] = [slotOf(first[1]), slotOf(second[1])];
  const isFirstNewest = (firstSlot?.sequence ?? 0) > (secondSlot?.sequence ?? 0);
  const damaged = [first, second].filter(([, content]) => content.kind !== 'absent' && !slotOf(content));
  return {
    newest: isFirstNewest ? firstSlot : secondSlot,
    newestItem: isFirstNewest ? first[0] : second[0],
    otherItem: isFirstNewest ? second[0] : first[0],
    damagedItems: damaged.map(([name]) => name),
  };
}

function slotOf(content: ItemContent): Slot | null {
  return content.kind === 'text' ? decodeSlot(content.text) : null;
}
