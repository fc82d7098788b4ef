/**
 * What is new in data as it crosses the bridge (plain objects, lists and values): the full value where something
 * else is there now, else only what changed inside.
 */
export type Change =
  | { to: unknown }
  /** Of an object with the same names as before, or of a list of the same length, by place. */
  | { parts: [name: string | number, change: Change][] }
  /** Of a list whose entries have ids; `order`: where entries came, went or moved. */
  | { entries: [id: string, change: Change][]; order: string[] | null };

/** What leads from one state of the data to the next; null where they say the same. Pure. */
export function changeOf(before: unknown, after: unknown): Change | null {
  if (Object.is(before, after)) return null;
  if (Array.isArray(before) && Array.isArray(after)) return changeOfList(before, after);
  if (!isRecord(before) || !isRecord(after)) return { to: after };
  const names = Object.keys(after);
  if (names.length !== Object.keys(before).length || !names.every((name) => Object.hasOwn(before, name)))
    return { to: after };
  return inParts(names.map((name) => [name, changeOf(before[name], after[name])]));
}

/** The data with a change made in it. Whatever did not change is the same object as before. Pure. */
export function withChange<T>(before: T, change: Change): T;
export function withChange(before: unknown, change: Change): unknown {
  if ('to' in change) return change.to;
  if ('entries' in change) return withEntries(before as readonly WithId[], change);
  const changes = new Map(change.parts);
  const now = <K extends string | number>(name: K, value: unknown) => {
    const news = changes.get(name);
    return news ? withChange(value, news) : value;
  };
  if (Array.isArray(before)) return before.map((value, place) => now(place, value));
  const fields = Object.entries(before as Record<string, unknown>);
  return Object.fromEntries(fields.map(([name, value]) => [name, now(name, value)]));
}

function changeOfList(before: readonly unknown[], after: readonly unknown[]): Change | null {
  const [known, next] = [byId(before), byId(after)];
  if (known && next) {
    const entries = changed([...next].map(([id, entry]) => [id, changeOf(known.get(id), entry)]));
    const hasOrder = known.size === next.size && before.every((one, place) => isSameEntry(one, after[place]));
    if (hasOrder && entries.length === 0) return null;
    return { entries, order: hasOrder ? null : [...next.keys()] };
  }
  if (before.length !== after.length) return { to: after };
  return inParts(after.map((value, place) => [place, changeOf(before[place], value)]));
}

function withEntries(
  before: readonly WithId[],
  { entries, order }: Extract<Change, { entries: unknown }>,
): unknown[] {
  const changes = new Map(entries);
  const known = new Map(before.map((entry) => [entry.id, entry]));
  return (order ?? [...known.keys()]).map((id) => {
    const news = changes.get(id);
    return news ? withChange<unknown>(known.get(id), news) : known.get(id);
  });
}

function inParts(parts: readonly [string | number, Change | null][]): Change | null {
  const news = changed(parts);
  return news.length > 0 ? { parts: news } : null;
}

function changed<K>(parts: readonly [K, Change | null][]): [K, Change][] {
  return parts.flatMap(([name, change]): [K, Change][] => (change ? [[name, change]] : []));
}

interface WithId {
  id: string;
}

/** Null where the entries cannot be told apart by their ids. */
function byId(list: readonly unknown[]): Map<string, WithId> | null {
  if (!list.every(hasId)) return null;
  const entries = new Map(list.map((entry) => [entry.id, entry]));
  return entries.size === list.length ? entries : null;
}

function hasId(entry: unknown): entry is WithId {
  return isRecord(entry) && Object.hasOwn(entry, 'id') && typeof entry['id'] === 'string';
}

function isSameEntry(one: unknown, other: unknown): boolean {
  return hasId(one) && hasId(other) && one.id === other.id;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
