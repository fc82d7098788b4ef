import type { MessageSummary } from '../../preload/contract.ts';
import { type Marks, PendingMarks } from './pending-marks.ts';
import { PendingPlaces } from './pending-places.ts';
import { changeOf, isRemoval, marksOf, type RowItem } from './row.ts';
import type { Rows } from './rows.ts';

/** What pending changes need of a list of rows. */
export type PendingRows = Pick<Rows, 'get'> & { apply(items: readonly RowItem[]): unknown };

/** All rows that are loaded of one mailbox. */
export interface RowsOfMailbox {
  /** Undefined where the folder is not loaded. */
  folder(key: string): PendingRows | undefined;
  /** What a search found; a message that is moved leaves it, and comes back with an undo. */
  found?(): PendingRows;
  /** Folders and what a search found. */
  all(): Iterable<PendingRows>;
}

/** What reading a doubtful message has told; null = it is gone. */
export type Truth = (Required<Marks> & { folder: string }) | null;

/**
 * Changes of a person that are shown before the server has taken them. They are written into the
 * loaded rows at once; what the synchronisation tells passes through `filter`, so
 * that an older state of the server does not undo them. Once the server repeats a change it is
 * forgotten here; where it says something else the message is doubtful and is read anew.
 */
export class Pending {
  readonly #rows: RowsOfMailbox;
  readonly #marks: PendingMarks;
  readonly #places: PendingPlaces;
  /** Messages that were moved out of what a search found. */
  readonly #taken = new Map<string, PendingRows>();

  constructor(rows: RowsOfMailbox, onDoubt: (id: string) => void) {
    this.#rows = rows;
    this.#marks = new PendingMarks(onDoubt);
    this.#places = new PendingPlaces(onDoubt);
  }

  /** Changes that the server has not repeated yet. */
  get size(): number {
    return this.#marks.size + this.#places.size;
  }

  mark(action: string, row: MessageSummary, marks: Marks): void {
    this.#marks.hold(action, row.id, marks, row);
    this.#showMarks(row.id, marks);
  }

  move(action: string, row: MessageSummary, place: { from: string; to: string }): void {
    // Somebody else was faster, and the folder it left has not heard of it yet.
    const isThere = this.#rows.folder(place.to)?.get(row.id) !== undefined;
    this.#places.hold(action, row, { ...place, server: isThere ? place.to : place.from });
    this.#show(row, place.from, place.to);
  }

  settleMarks(action: string, id: string, marks: Marks): void {
    this.#marks.settle(action, id, marks);
  }

  settleMove(action: string, id: string, to: string): void {
    this.#places.passed(id, to);
    this.#places.settle(action, id);
  }

  /** The action failed for this message: it is shown as the server has it. */
  rollBack(action: string, id: string): void {
    this.#showMarks(id, this.#marks.release(action, id));
    const place = this.#places.release(action, id);
    if (place) this.#show(place.belongs.row, place.shown, place.belongs.folder);
  }

  /** The message was read because it was doubtful, or it turned out to be gone. */
  correct(id: string, truth: Truth): void {
    if (truth === null) {
      this.#marks.forget(id);
      this.#places.forget(id);
      for (const rows of this.#rows.all()) rows.apply([{ id, reason: 'deleted' }]);
      return;
    }
    this.#showMarks(id, this.#marks.correct(id, truth));
    const place = this.#places.correct(id, truth.folder);
    if (place) this.#show(place.belongs.row, place.shown, place.belongs.folder);
  }

  /** What the server tells about a folder, as it may be shown there. */
  filter(folder: string, items: readonly RowItem[]): RowItem[] {
    if (this.size === 0) return [...items];
    return items.flatMap((item): RowItem[] => {
      if (isRemoval(item)) return this.#places.removed(folder, item.id) ? [item] : [];
      const shown = this.#places.filter(folder, item);
      if (shown === null) return [];
      const change = this.#marks.filter(item);
      if (shown === folder) return [change];
      const rows = this.#rows.folder(shown);
      if (rows?.get(change.id)) rows.apply([change]);
      return [];
    });
  }

  #showMarks(id: string, marks: Marks): void {
    if (Object.keys(marks).length === 0) return;
    this.#places.note(id, marks);
    for (const rows of this.#rows.all()) if (rows.get(id)) rows.apply([marksOf(id, marks)]);
  }

  /** Takes the row out of where it was shown and puts it where it belongs, if that is loaded. */
  #show(row: MessageSummary, shown: string, folder: string | null): void {
    if (folder === shown) return;
    const current = this.#rows.folder(shown)?.get(row.id) ?? row;
    this.#rows.folder(shown)?.apply([{ id: row.id, reason: 'changed' }]);
    if (folder !== null) this.#rows.folder(folder)?.apply([changeOf(current)]);
    this.#showFound(current);
  }

  #showFound(row: MessageSummary): void {
    const found = this.#rows.found?.();
    if (!found) return;
    if (found.get(row.id)) {
      this.#taken.set(row.id, found);
      found.apply([{ id: row.id, reason: 'changed' }]);
    } else if (this.#taken.get(row.id) === found) {
      this.#taken.delete(row.id);
      found.apply([changeOf(row)]);
    }
  }
}
