import type { FolderView, MessageSummary } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure, success } from '../result.ts';
import type { EngineEventBody } from './events.ts';
import { createFolderSync, type FolderOutcome, type FolderSync } from './folder-sync.ts';
import type { FolderMark } from './links.ts';
import type { RowItem } from './row.ts';
import type { Rows } from './rows.ts';
import type { FolderKey, FolderTree, Mailbox, MailResult } from './types.ts';

export interface FolderSetOptions {
  mailbox: Mailbox;
  clock: Clock;
  /** What is kept on disk of each folder. */
  marks: {
    get(folder: FolderKey): FolderMark | null;
    set(folder: FolderKey, mark: FolderMark | null): void;
  };
  /** What the server tells of a folder, as it may be shown; absent = as it is told. */
  filter?(folder: FolderKey, items: readonly RowItem[]): readonly RowItem[];
  onChange(): void;
  onEvent(event: EngineEventBody): void;
  onNewMail(count: number, newest: MessageSummary): void;
}

const INBOX = 'inbox';
/** What was on screen stays loaded for a while: people go back and forth. */
const KEEP_MS = 10 * 60_000;
/** Counts of the folders nobody follows are looked up as often while the mailbox is on screen. */
const TREE_MS = 5 * 60_000;

/**
 * The folders of one mailbox that are followed: the Inbox always, others while they are on screen and
 * for a while after. Rows are held of what is on screen; of the Inbox of any other mailbox only the link.
 */
export class FolderSet {
  readonly #options: FolderSetOptions;
  readonly #followed = new Map<FolderKey, FolderSync>();
  /** Ends the time for which a folder is kept. */
  readonly #leaving = new Map<FolderKey, () => void>();
  #tree: FolderTree = { folders: [], isCut: false };
  #hasToldCut = false;
  #treeAt = Number.NEGATIVE_INFINITY;
  #inboxCounts: { unread: number; total: number } | null = null;
  #open: FolderKey = INBOX;
  #isShown = false;

  constructor(options: FolderSetOptions) {
    this.#options = options;
    this.#follow(INBOX);
  }

  get tree(): FolderTree {
    return this.#tree;
  }

  /** Id of the folder on screen, as the tree has it. */
  get openId(): string {
    return this.#tree.folders.find(({ wellKnown }) => wellKnown === this.#open)?.id ?? this.#open;
  }

  /** Whether a folder is being filled, so that there is more to do at once. */
  get isFilling(): boolean {
    return [...this.#followed.values()].some(({ isFilling }) => isFilling);
  }

  /** Shows the mailbox, or takes it from the screen. */
  show(isShown: boolean): void {
    if (isShown === this.#isShown) return;
    this.#isShown = isShown;
    if (isShown) this.#enter(this.#open);
    else this.#leave(this.#open);
  }

  /** Puts a folder on screen, by its id or well-known name. */
  open(folder: string): void {
    const key = this.keyOf(folder);
    if (key === this.#open) return;
    if (this.#isShown) this.#leave(this.#open);
    this.#open = key;
    if (this.#isShown) this.#enter(key);
  }

  rows(folder: string): Rows | null {
    return this.#followed.get(this.keyOf(folder))?.rows ?? null;
  }

  /** Folders whose rows are loaded. */
  *loaded(): Iterable<[FolderKey, Rows]> {
    for (const [key, { rows }] of this.#followed) if (rows) yield [key, rows];
  }

  view(folder: string): FolderView {
    const key = this.keyOf(folder);
    const sync = this.#followed.get(key);
    const rows = sync?.rows ?? null;
    const isComplete = rows !== null && sync?.isFilling === false;
    const hasMore = rows !== null && !isComplete;
    return {
      revision: rows?.revision ?? 0,
      loaded: rows?.size ?? 0,
      hasMore,
      loading: !hasMore ? 'none' : rows.size === 0 ? 'first' : 'more',
      ...(isComplete ? { unread: rows.unread, total: rows.size } : this.#countsOf(key)),
    };
  }

  /**
   * Brings all of them up to date, side by side. `isThorough` reads the counts even where nothing
   * changed. Never throws; one folder that fails does not keep the others from their turn.
   */
  async round(signal: AbortSignal, isThorough: boolean): Promise<MailResult<null>> {
    const counts = isThorough || this.#isTreeOld ? this.#readCounts(signal) : null;
    const results = await Promise.all(
      [...this.#followed.values()].map((sync) => this.#roundOf(sync, signal)),
    );
    const failed = results.find((result) => !result.ok);
    if (failed && !failed.ok) return failed;
    const isDifferent = results.some((result) => result.ok && result.value);
    return (await counts) ?? (isDifferent ? this.#readCounts(signal) : success(null));
  }

  dispose(): void {
    for (const cancel of this.#leaving.values()) cancel();
    this.#leaving.clear();
  }

  /** One name for each folder, whichever it was asked for by. */
  keyOf(folder: string): FolderKey {
    return this.#tree.folders.find(({ id }) => id === folder)?.wellKnown ?? folder;
  }

  #follow(key: FolderKey): FolderSync {
    const { mailbox, clock, marks, onChange } = this.#options;
    const onMark = (mark: FolderMark | null) => marks.set(key, mark);
    const sync = createFolderSync({
      mailbox,
      folder: key,
      clock,
      mark: marks.get(key),
      filter: (items) => this.#options.filter?.(key, items) ?? items,
      onChange,
      onMark,
    });
    this.#followed.set(key, sync);
    return sync;
  }

  #enter(key: FolderKey): void {
    this.#leaving.get(key)?.();
    this.#leaving.delete(key);
    (this.#followed.get(key) ?? this.#follow(key)).want(true);
  }

  #leave(key: FolderKey): void {
    const cancel = this.#options.clock.after(KEEP_MS, () => {
      this.#leaving.delete(key);
      this.#drop(key);
    });
    this.#leaving.set(key, cancel);
  }

  #drop(key: FolderKey): void {
    if (key === INBOX) this.#followed.get(key)?.want(false);
    else this.#followed.delete(key);
    this.#options.onChange();
  }

  /** Answers whether anything was different. */
  async #roundOf(sync: FolderSync, signal: AbortSignal): Promise<MailResult<boolean>> {
    const result = await sync.round(signal).catch((error: unknown) => {
      // A bug in one round must not end the rounds for good.
      const message = error instanceof Error ? error.message : 'unexpected failure';
      return failure(diagnose({ source: 'app', facts: { message } }));
    });
    if (signal.aborted) return success(false);
    this.#tellArrivals(sync);
    if (result.ok) return success(this.#tell(sync, result.value));
    if (sync.folder === INBOX || result.problem.facts.status !== 404) return result;
    // Somebody deleted the folder: the Inbox is always there.
    if (this.#open === sync.folder) this.open(INBOX);
    this.#followed.delete(sync.folder);
    return success(true);
  }

  #tellArrivals({ folder, arrivals }: FolderSync): void {
    const { count, newest } = arrivals.take();
    if (count === 0 || folder !== INBOX) return;
    this.#options.onEvent({ kind: 'arrived', folder, messages: count });
    if (newest) this.#options.onNewMail(count, newest);
  }

  #tell(sync: FolderSync, outcome: FolderOutcome): boolean {
    const { added, changed, removed } = outcome;
    const folder = this.#tree.folders.some(({ id }) => id === sync.folder) ? null : sync.folder;
    const { onEvent } = this.#options;
    const messages = sync.rows?.size ?? added + changed;
    if (outcome.wasResynced) onEvent({ kind: 'resynced', folder });
    if (outcome.isLoaded) onEvent({ kind: 'loaded', folder, messages });
    const isDifferent = added + changed + removed > 0;
    if (isDifferent && !sync.isFilling && !outcome.isLoaded)
      onEvent({ kind: 'synced', folder, added, changed, removed });
    return isDifferent;
  }

  get #isTreeOld(): boolean {
    return this.#isShown && Math.abs(this.#options.clock.now() - this.#treeAt) >= TREE_MS;
  }

  async #readCounts(signal: AbortSignal): Promise<MailResult<null>> {
    const { mailbox, clock } = this.#options;
    const tree = this.#isShown ? await mailbox.folders(signal) : null;
    const counts = tree ? null : await mailbox.counts(INBOX, signal);
    if (signal.aborted) return success(null);
    if (tree && !tree.ok) return tree;
    if (counts && !counts.ok) return counts;
    if (tree) {
      this.#tellCut(tree.value);
      this.#tree = tree.value;
      this.#treeAt = clock.now();
    }
    this.#inboxCounts = counts?.value ?? null;
    this.#options.onChange();
    return success(null);
  }

  #tellCut({ folders, isCut }: FolderTree): void {
    if (!isCut || this.#hasToldCut) return;
    this.#hasToldCut = true;
    this.#options.onEvent({ kind: 'folders-cut', shown: folders.length });
  }

  #countsOf(key: FolderKey): { unread: number; total: number } {
    if (key === INBOX && this.#inboxCounts) return this.#inboxCounts;
    const folder = this.#tree.folders.find(({ id, wellKnown }) => id === key || wellKnown === key);
    return { unread: folder?.unread ?? 0, total: folder?.total ?? 0 };
  }
}
