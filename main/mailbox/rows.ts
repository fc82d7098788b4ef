import type { MessageSummary } from '../../preload/contract.ts';
import {
  isRemoval,
  mergeRow,
  newestFirst,
  type Row,
  type RowChange,
  type RowItem,
  summaryOf,
  toRow,
} from './row.ts';

export interface Applied {
  added: number;
  changed: number;
  removed: number;
}

/** The messages of one folder as far as they are known, in memory, newest first. */
export interface Rows {
  /** Grows with every change of what is shown, and with nothing else; higher than of any earlier rows. */
  readonly revision: number;
  /** Messages shown. */
  readonly size: number;
  /** Unread ones among them. */
  readonly unread: number;
  /** Rows `offset … offset + limit − 1`, newest first. */
  list(offset: number, limit: number): MessageSummary[];
  /** All of them, newest first; for reading only. */
  all(): readonly Row[];
  /** Undefined where it is not known. */
  get(id: string): MessageSummary | undefined;
  /**
   * Takes over what the server says, the last word about a message counting; twice the same changes
   * nothing. A piece of a message that is not known and has no date is left out.
   */
  apply(items: readonly RowItem[]): Applied;
  /** A full round begins: what it does not name until `sweep` has left the folder. */
  startRound(): void;
  /** Removes what no page since `startRound` has named; answers how many those were. */
  sweep(): number;
}

export function createRows(): Rows {
  return new FolderRows();
}

const GONE = -1;

/** One count for all, so that rows that are loaded anew are never taken for the old ones. */
let lastRevision = 0;

class FolderRows implements Rows {
  readonly #rows = new Map<string, Row>();
  /** Newest first, but for what is in `#added`; rows that are gone stay until somebody looks. */
  #order: Row[] = [];
  #added: Row[] = [];
  #hasGone = false;
  #unread = 0;
  #round = 0;
  #revision = ++lastRevision;

  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#rows.size;
  }

  get unread(): number {
    return this.#unread;
  }

  list(offset: number, limit: number): MessageSummary[] {
    return this.all()
      .slice(offset, offset + limit)
      .map((row) => summaryOf(row));
  }

  /** Put in order when somebody looks, since a round brings many changes at once. */
  all(): readonly Row[] {
    this.#settle();
    return this.#order;
  }

  get(id: string): MessageSummary | undefined {
    const row = this.#rows.get(id);
    return row && summaryOf(row);
  }

  apply(items: readonly RowItem[]): Applied {
    const applied: Applied = { added: 0, changed: 0, removed: 0 };
    for (const item of items) {
      const outcome = isRemoval(item) ? this.#remove(item.id) : this.#put(item);
      if (outcome) applied[outcome] += 1;
    }
    if (applied.added + applied.changed + applied.removed > 0) this.#revision = ++lastRevision;
    return applied;
  }

  startRound(): void {
    this.#round += 1;
  }

  sweep(): number {
    const unseen = [...this.#rows.values()].filter(({ round }) => round !== this.#round);
    for (const { id } of unseen) this.#remove(id);
    if (unseen.length > 0) this.#revision = ++lastRevision;
    return unseen.length;
  }

  #put(change: RowChange): 'added' | 'changed' | null {
    const known = this.#rows.get(change.id);
    if (!known) return this.#add(toRow(change, this.#round)) ? 'added' : null;
    const wasRead = known.isRead;
    const isDifferent = mergeRow(known, change);
    known.round = this.#round;
    this.#unread += Number(wasRead) - Number(known.isRead);
    const { receivedAt = known.receivedAt } = change;
    if (receivedAt === known.receivedAt) return isDifferent ? 'changed' : null;
    // Another date is another place in the list.
    this.#remove(known.id);
    this.#add({ ...known, receivedAt, round: this.#round });
    return 'changed';
  }

  #add(row: Row | null): boolean {
    if (!row) return false;
    this.#rows.set(row.id, row);
    this.#added.push(row);
    if (!row.isRead) this.#unread += 1;
    return true;
  }

  #remove(id: string): 'removed' | null {
    const row = this.#rows.get(id);
    if (!row) return null;
    this.#rows.delete(id);
    row.round = GONE;
    this.#hasGone = true;
    if (!row.isRead) this.#unread -= 1;
    return 'removed';
  }

  #settle(): void {
    if (this.#hasGone) {
      this.#order = this.#order.filter(({ round }) => round !== GONE);
      this.#added = this.#added.filter(({ round }) => round !== GONE);
      this.#hasGone = false;
    }
    if (this.#added.length === 0) return;
    this.#order = mergeSorted(this.#order, this.#added.sort(newestFirst));
    this.#added = [];
  }
}

/** Both are newest first. Mail usually comes at one of the ends, and then nothing is compared. */
function mergeSorted(a: Row[], b: Row[]): Row[] {
  const [firstA, lastA, firstB, lastB] = [a[0], a.at(-1), b[0], b.at(-1)];
  if (!firstA || !lastA || !firstB || !lastB) return a.concat(b);
  if (newestFirst(lastA, firstB) < 0) return a.concat(b);
  if (newestFirst(lastB, firstA) < 0) return b.concat(a);
  return a.concat(b).sort(newestFirst);
}
