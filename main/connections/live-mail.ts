import type {
  CommandInput,
  CommandOutput,
  ListView,
  MailChange,
  MailOutcome,
  MailView,
} from '../../preload/contract.ts';
import { SEARCH_FOLDER } from '../../preload/mail-limits.ts';
import type { Clock } from '../clock.ts';
import type { FoundRow } from '../mailbox/action-steps.ts';
import { type Actions, createActions } from '../mailbox/actions.ts';
import { createDownloads, type Downloads } from '../mailbox/downloads.ts';
import type { GraphClient } from '../mailbox/graph-client.ts';
import { createListLines, type ListLines } from '../mailbox/list-view.ts';
import type { RowItem } from '../mailbox/row.ts';
import { createRows } from '../mailbox/rows.ts';
import { createSearch } from '../mailbox/search.ts';
import type { Sync } from '../mailbox/sync-types.ts';
import type { Mailbox } from '../mailbox/types.ts';
import type { Result } from '../result.ts';

type Range = Pick<CommandInput<'mail.list'>, 'offset' | 'limit' | 'view'>;

/** The mail of a connection: the mailbox itself, what is loaded of it, and what a person does with it. */
export interface LiveMail {
  readonly mailbox: Mailbox;
  readonly downloads: Downloads;
  /** Puts the mailbox on screen, or takes it away. */
  show(isShown: boolean): void;
  /** Puts one of its folders on screen. */
  open(folder: string): void;
  view(): Omit<MailView, 'connectionId'>;
  list(folder: string, range: Range): CommandOutput<'mail.list'>;
  ids(folder: string, range: Range): string[];
  search(text: string, folder: string | null): Promise<void>;
  change(actionId: string, change: MailChange): Promise<Result<MailOutcome>>;
  undo(actionId: string): Promise<Result<MailOutcome>>;
  dispose(): void;
}

export interface LiveMailOptions {
  graph: GraphClient;
  root: string;
  mailbox: Mailbox;
  clock: Clock;
  onChange(): void;
  /** Starts the synchronisation; `filter` is what it has to let pass what the server tells. */
  startSync(filter: (folder: string, items: readonly RowItem[]) => RowItem[]): Sync;
}

export function createLiveMail(options: LiveMailOptions): { sync: Sync; mail: LiveMail } {
  const { graph, root, mailbox, clock, onChange } = options;
  let waitingUntil: number | null = null;
  // Asked for only once the synchronisation has something to tell.
  const filter = (folder: string, items: readonly RowItem[]) => actions.pending.filter(folder, items);
  const sync = options.startSync(filter);
  const search = createSearch({
    graph,
    root,
    onChange,
    filter: (items) => items.flatMap((item) => filter(folderOfFound(item.id), [item])),
  });
  const folderOfFound = (id: string) => sync.keyOf(search.folderOf(id) ?? '');

  const find = (id: string): FoundRow | undefined => {
    for (const [folder, rows] of sync.loaded()) {
      const row = rows.get(id);
      if (row) return { row, folder };
    }
    const row = search.rows.get(id);
    return row && { row, folder: folderOfFound(id) };
  };
  const actions: Actions = createActions({
    graph,
    root,
    clock,
    rows: {
      folder: (key) => sync.rows(key) ?? undefined,
      found: () => search.rows,
      *all() {
        for (const [, rows] of sync.loaded()) yield rows;
        yield search.rows;
      },
    },
    find,
    onChange,
    onWait(until) {
      waitingUntil = until;
      onChange();
    },
  });

  const nothing = createRows();
  const lines = new Map<string, ListLines>();
  const linesOf = (folder: string): ListLines => {
    const key = folder === SEARCH_FOLDER ? folder : sync.keyOf(folder);
    const known = lines.get(key);
    if (known) return known;
    const made = createListLines(() => (key === SEARCH_FOLDER ? search.rows : (sync.rows(key) ?? nothing)));
    lines.set(key, made);
    return made;
  };
  const revisionOf = (folder: string) =>
    folder === SEARCH_FOLDER ? (search.view()?.revision ?? 0) : (sync.rows(folder)?.revision ?? 0);
  const plain = (view: ListView): ListView => (view.grouped ? view : { ...view, expanded: [] });
  /** Counts of folders that are not loaded come with the next round. */
  const thenSync = async (work: Promise<Result<MailOutcome>>) => {
    const outcome = await work;
    if (outcome.ok && outcome.value.done > 0) sync.nudge();
    return outcome;
  };

  const mail: LiveMail = {
    mailbox,
    downloads: createDownloads(graph, root),
    show: (isShown) => sync.show(isShown),
    open(folder) {
      sync.open(folder);
      void search.start('', null);
    },
    view: () => ({
      ...sync.mail(),
      search: search.view(),
      waitingUntil: waitingUntil === null ? null : new Date(waitingUntil).toISOString(),
    }),
    list: (folder, { view, offset, limit }) => ({
      revision: revisionOf(folder),
      ...linesOf(folder).list(plain(view), offset, limit),
    }),
    ids: (folder, { view, offset, limit }) => linesOf(folder).ids(plain(view), offset, limit),
    search: (text, folder) => search.start(text, folder === null ? null : sync.keyOf(folder)),
    change: (actionId, change) =>
      thenSync(
        actions.perform(actionId, change.kind === 'move' ? { ...change, to: sync.keyOf(change.to) } : change),
      ),
    undo: (actionId) => thenSync(actions.undo(actionId)),
    dispose() {
      actions.dispose();
      void search.start('', null);
    },
  };
  return { sync, mail };
}
