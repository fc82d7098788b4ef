import type { Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { success } from '../result.ts';
import { type Arrivals, createArrivals } from './arrivals.ts';
import type { FolderMark } from './links.ts';
import { createPageGuard } from './page-guard.ts';
import type { RowItem } from './row.ts';
import { type Applied, createRows, type Rows } from './rows.ts';
import type { DeltaPage, FolderKey, Mailbox, MailResult } from './types.ts';

/**
 * The delta loop of one folder.
 *
 *              no link, or rows are wanted            the last page
 *   (created) ────────────────────────────▶ filling ────────────────▶ followed ──┐
 *                                           │  ▲  ▲                    │  ▲  rounds │
 *                     a page; a failure     └──┘  │  410, at any page  │  └───────┘
 *                     stays at that page          └────────────────────┘
 *
 * `filling` names every message of the folder, and what it does not name has left it. `followed` asks
 * what has changed since. Both survive a failure in mid-page: the next round goes on where it stopped.
 * Without rows nothing is kept but the link and what has arrived.
 */
type State =
  | {
      kind: 'filling';
      /** Where it goes on; null = at the start. */
      next: string | null;
      /** Leads on from before, should the rows not be wanted any more. */
      fallback: string | null;
    }
  | { kind: 'followed'; link: string; next: string | null };

/** What one round of a folder did. */
export interface FolderOutcome extends Applied {
  /** There is more to fill. */
  hasMore: boolean;
  /** The sync state had expired. */
  wasResynced: boolean;
  /** The last page of a full round came. */
  isLoaded: boolean;
}

export interface FolderSyncOptions {
  mailbox: Mailbox;
  folder: FolderKey;
  clock: Clock;
  /** Of an earlier run. */
  mark: FolderMark | null;
  /** What is told, as it may be shown: pending changes of a person count. */
  filter(items: readonly RowItem[]): readonly RowItem[];
  /** The rows have changed. */
  onChange(): void;
  /** The state to keep on disk has changed; null = there is none any more. */
  onMark(mark: FolderMark | null): void;
}

export interface FolderSync {
  readonly folder: FolderKey;
  /** Null while nobody looks at the folder. */
  readonly rows: Rows | null;
  /** A full round is under way or to come. */
  readonly isFilling: boolean;
  readonly arrivals: Arrivals;
  /** Rows are wanted from now on, or not any more: then they are let go. */
  want(wantsRows: boolean): void;
  /** Brings the folder up to date, or a part of it where there is much: `hasMore` then. */
  round(signal: AbortSignal): Promise<MailResult<FolderOutcome>>;
}

/** The first page fills a screen and comes at once; later ones make few requests. */
const FIRST_PAGE = 50;
const PAGE = 500;
/** After a time-out or an overloaded service. */
const SMALLEST_PAGE = 25;
/** Pages of one round: then the mailbox's other folders have their turn. */
const PAGES_A_ROUND = 20;
/** While a large folder is being filled, its newest messages are looked up as often. */
const LOOK_MS = 30_000;

export function createFolderSync(options: FolderSyncOptions): FolderSync {
  return new DeltaLoop(options);
}

class DeltaLoop implements FolderSync {
  readonly #options: FolderSyncOptions;
  readonly folder: FolderKey;
  readonly arrivals: Arrivals;
  readonly #guard = createPageGuard();
  #state: State;
  #rows: Rows | null = null;
  #pageSize = PAGE;
  #lookedAt = 0;

  constructor(options: FolderSyncOptions) {
    const { folder, mark } = options;
    this.#options = options;
    this.folder = folder;
    this.arrivals = createArrivals(mark?.newest ?? 0);
    this.#state = mark ? followed(mark.link) : { kind: 'filling', next: null, fallback: null };
  }

  get rows(): Rows | null {
    return this.#rows;
  }

  get isFilling(): boolean {
    return this.#state.kind === 'filling';
  }

  want(wantsRows: boolean): void {
    if (wantsRows === (this.#rows !== null)) return;
    this.#rows = wantsRows ? createRows() : null;
    const { fallback } = this.#state.kind === 'filling' ? this.#state : { fallback: this.#state.link };
    if (wantsRows) this.#fill(fallback);
    else if (this.#state.kind === 'filling' && fallback !== null) this.#follow(fallback);
  }

  async round(signal: AbortSignal): Promise<MailResult<FolderOutcome>> {
    const outcome = { added: 0, changed: 0, removed: 0, hasMore: false, wasResynced: false, isLoaded: false };
    const looked = await this.#look(signal, outcome);
    if (!looked.ok) return looked;
    let coming = this.#read(signal);
    for (let count = 1; ; count++) {
      const state = this.#state;
      const page = await coming;
      // What arrives after the round was given up must not touch the model any more.
      if (signal.aborted || this.#state !== state) return success({ ...outcome, hasMore: true });
      if (!page.ok && this.#isExpired(page) && !outcome.wasResynced) {
        outcome.wasResynced = true;
        this.#fill(null);
        this.#options.onMark(null);
        coming = this.#read(signal);
        continue;
      }
      if (!page.ok) return this.#failed(page);
      const astray = this.#guard.pass(page.value);
      if (astray) return this.#astray(astray);
      const isLast = 'end' in page.value || count === PAGES_A_ROUND;
      if ('next' in page.value) this.#state = { ...state, next: page.value.next };
      // While this page is taken in, the next one is already on its way.
      if (!isLast) coming = this.#read(signal);
      this.#take(page.value.items, outcome);
      if ('end' in page.value) this.#end(page.value.end, outcome);
      if (isLast) return success({ ...outcome, hasMore: this.isFilling });
    }
  }

  /** In the midst of a long fill the newest messages are looked up, which may have come since it began. */
  async #look(signal: AbortSignal, outcome: FolderOutcome): Promise<MailResult<null>> {
    const { mailbox, folder, clock } = this.#options;
    const isUnderWay = this.#state.kind === 'filling' && this.#state.next !== null;
    const age = Math.abs(clock.now() - this.#lookedAt);
    if (!isUnderWay || age < LOOK_MS) return success(null);
    const newest = await mailbox.newest(folder, signal);
    if (signal.aborted) return success(null);
    if (!newest.ok) return newest;
    this.#lookedAt = clock.now();
    this.#take(newest.value, outcome);
    return success(null);
  }

  #read(signal: AbortSignal): Promise<MailResult<DeltaPage>> {
    const { mailbox, folder } = this.#options;
    const link = this.#link();
    const isFirst = this.#state.kind === 'filling' && link === null;
    if (isFirst) {
      this.#lookedAt = this.#options.clock.now();
      // Not earlier: what was seen before this request may be gone by the time it is answered.
      this.#rows?.startRound();
    }
    const pageSize = isFirst && this.#rows ? Math.min(FIRST_PAGE, this.#pageSize) : this.#pageSize;
    return mailbox.delta(folder, link === null ? 'start' : { link }, { pageSize, signal });
  }

  #link(): string | null {
    return this.#state.next ?? (this.#state.kind === 'followed' ? this.#state.link : null);
  }

  #take(items: readonly RowItem[], outcome: FolderOutcome): void {
    this.arrivals.note(items);
    if (!this.#rows) {
      // Without rows nobody knows what an item changes: each counts as a change.
      outcome.changed += items.length;
      return;
    }
    const { added, changed, removed } = this.#rows.apply(this.#options.filter(items));
    outcome.added += added;
    outcome.changed += changed;
    outcome.removed += removed;
    if (added + changed + removed > 0) this.#options.onChange();
  }

  #end(link: string, outcome: FolderOutcome): void {
    if (this.#state.kind === 'filling') {
      outcome.removed += this.#rows?.sweep() ?? 0;
      outcome.isLoaded = true;
      this.arrivals.settle();
    }
    this.#follow(link);
    this.#pageSize = Math.min(PAGE, this.#pageSize * 2);
    this.#options.onMark({ link, newest: this.arrivals.newest });
    if (outcome.isLoaded) this.#options.onChange();
  }

  #fill(fallback: string | null): void {
    this.#guard.restart();
    this.#state = { kind: 'filling', next: null, fallback };
  }

  #follow(link: string): void {
    this.#guard.restart();
    this.#state = followed(link);
  }

  /** The link that led there may be what is wrong. */
  #astray(problem: Problem): Failed {
    this.#fill(null);
    this.#options.onMark(null);
    return this.#failed({ ok: false, problem });
  }

  /**
   * The service forgets sync states, those of a round under way too. It also answers 400 to a link it
   * cannot read. The Location it may name leads to the same start, but without what we select.
   */
  #isExpired({ problem }: Failed): boolean {
    if (problem.cause === 'sync-state-expired') return true;
    return problem.facts.status === 400 && this.#link() !== null;
  }

  #failed(failed: Failed): Failed {
    const isTooMuch = failed.problem.facts.status === 504 || failed.problem.cause === 'service-outage';
    if (isTooMuch) this.#pageSize = Math.max(SMALLEST_PAGE, Math.floor(this.#pageSize / 2));
    return failed;
  }
}

type Failed = Extract<MailResult<never>, { ok: false }>;

function followed(link: string): State {
  return { kind: 'followed', link, next: null };
}
