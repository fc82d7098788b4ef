import type { Change, Item } from '../mail/mailbox.ts';
import { type MailCall, preferences } from './call.ts';
import type { ChangesRound, DeltaOptions, DeltaToken, FirstRound } from './delta-token.ts';
import { type Filter, readFilter } from './filter.ts';
import { etagOf, MESSAGE_PROPERTIES, markProperties, messageView } from './message-view.ts';
import { readSelect } from './query.ts';

/** With a filter a first round ends here (delta-query-messages). */
const MAX_FILTERED = 5000;
const DEFAULT_PAGE = 10;
const MAX_PAGE = 1000;

/** One answer of a round and what follows it. */
export interface DeltaPage {
  value: Record<string, unknown>[];
  next: DeltaToken;
  link: '@odata.nextLink' | '@odata.deltaLink';
}

/** What is in the folder, page by page. */
export async function firstRound(call: MailCall, token: FirstRound): Promise<DeltaPage> {
  if (call.state.disturbances.unsettledDelta && token.before === null) return emptyPage(token);
  const filter = filterOf(token.options);
  const size = pageSize(call, token.options);
  const candidates = call.mailbox
    .itemsIn(token.folder)
    .filter(
      (item) => (token.before === null || item.index < token.before) && (filter?.matches(item) ?? true),
    );
  const room = filter ? Math.min(size, MAX_FILTERED - token.sent) : size;
  const items = wantsKind(token.options, 'created') ? candidates.slice(0, room) : [];
  const value = await Promise.all(items.map((item) => fullView(call, item, token.options)));
  const last = items.at(-1);
  // A full page always has a successor, which may turn out to be empty: clients must take that.
  if (last && items.length === size) {
    const next = { ...token, before: last.index, sent: token.sent + items.length };
    return { value, next, link: '@odata.nextLink' };
  }
  return { value, next: deltaTokenAfter(token, token.since), link: '@odata.deltaLink' };
}

/** A page without items in front of the first: `before` then lies above every index. */
function emptyPage(token: FirstRound): DeltaPage {
  return { value: [], next: { ...token, before: Number.MAX_SAFE_INTEGER }, link: '@odata.nextLink' };
}

/** What has changed in the folder since the last round. */
export async function changesRound(call: MailCall, token: ChangesRound): Promise<DeltaPage> {
  const until = token.until ?? call.mailbox.seq;
  const changes = coalesce(call, token, until);
  const size = pageSize(call, token.options);
  const part = changes.slice(token.offset, token.offset + size);
  const value = await Promise.all(part.map((change) => changeView(call, change, token.options)));
  const end = token.offset + part.length;
  if (end < changes.length) {
    return { value, next: { ...token, until, offset: end }, link: '@odata.nextLink' };
  }
  const repeated = call.state.disturbances.unsettledDelta ? [...value, ...value.slice(0, 1)] : value;
  return { value: repeated, next: deltaTokenAfter(token, until), link: '@odata.deltaLink' };
}

/** A folder's changes of one round, each message once (once per id where ids change). */
function coalesce(call: MailCall, token: ChangesRound, until: number): Change[] {
  const filter = filterOf(token.options);
  const latest = new Map<string, Change>();
  for (const change of call.mailbox.log) {
    if (change.seq <= token.since || change.seq > until || change.folder !== token.folder) continue;
    const key = call.ids === 'immutable' ? `${change.index}` : `${change.index}.${change.moves}`;
    latest.set(key, merge(latest.get(key), change));
  }
  return [...latest.values()].filter(
    (change) => wantsKind(token.options, change.kind) && passes(call, change, filter),
  );
}

/** A message that arrived and was then marked is still new to the client. */
function merge(earlier: Change | undefined, change: Change): Change {
  if (!earlier || change.kind !== 'updated') return change;
  if (earlier.kind === 'created') return earlier;
  return { ...change, marks: { ...earlier.marks, ...change.marks } };
}

function passes(call: MailCall, change: Change, filter: Filter | null): boolean {
  const item = call.mailbox.items[change.index];
  return item !== undefined && (filter?.matches(item) ?? true);
}

async function changeView(
  call: MailCall,
  change: Change,
  options: DeltaOptions,
): Promise<Record<string, unknown>> {
  const item = call.mailbox.items[change.index];
  const id = call.mailbox.ids.write(change, call.ids);
  if (!item || change.kind === 'removed' || item.folder !== change.folder) {
    return { id, '@removed': { reason: change.reason ?? 'changed' } };
  }
  if (change.kind === 'created') return fullView(call, item, options);
  return partialView(item, { id, change, select: readSelect(options.select, MESSAGE_PROPERTIES) });
}

async function fullView(call: MailCall, item: Item, options: DeltaOptions): Promise<Record<string, unknown>> {
  const select = readSelect(options.select, MESSAGE_PROPERTIES);
  return { '@odata.type': '#microsoft.graph.message', ...(await messageView(call, item, { select })) };
}

/** An update names what changed and little more: clients merge. */
function partialView(
  item: Item,
  update: { id: string; change: Change; select: string[] | null },
): Record<string, unknown> {
  const { marks = {} } = update.change;
  const changed = [...('isRead' in marks ? ['isRead'] : []), ...('isFlagged' in marks ? ['flag'] : [])];
  const all = markProperties(item);
  const names = changed.filter((name) => update.select?.includes(name) ?? true);
  return {
    '@odata.type': '#microsoft.graph.message',
    '@odata.etag': etagOf(item),
    id: update.id,
    ...Object.fromEntries(names.map((name) => [name, all[name]])),
  };
}

function deltaTokenAfter({ generation, folder, options }: DeltaToken, since: number): ChangesRound {
  return { round: 'changes', generation, folder, options, since, until: null, offset: 0 };
}

function filterOf({ filter }: DeltaOptions): Filter | null {
  return filter === null ? null : readFilter(filter);
}

function wantsKind({ changeType }: DeltaOptions, kind: Change['kind']): boolean {
  if (changeType === null) return true;
  return changeType === (kind === 'removed' ? 'deleted' : kind);
}

/** `Prefer: odata.maxpagesize` of this request, else `$top` of the first. */
function pageSize(call: MailCall, { top }: DeltaOptions): number {
  const asked = Number(preferences(call.request).get('odata.maxpagesize') ?? top ?? DEFAULT_PAGE);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, MAX_PAGE) : DEFAULT_PAGE;
}
