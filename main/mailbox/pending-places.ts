import type { MessageSummary } from '../../preload/contract.ts';
import type { Marks } from './pending-marks.ts';
import { merged, type RowChange } from './row.ts';

interface PlaceHold {
  /** The newest action that moved it. */
  action: string;
  /** Folder it is shown in. */
  shown: string;
  /** Folder it was in before the action. */
  from: string;
  row: MessageSummary;
  /** Folder it is in on the server, as far as it has said so; null = in none that is known. */
  server: string | null;
  /** The server has moved it, but has not shown it there yet. */
  isSettled: boolean;
  /** It was contradicted, and has not been read since. */
  isDoubtful: boolean;
}

/** Where a message has to be shown: `row` in `folder`, or nowhere. */
export interface Place {
  folder: string | null;
  row: MessageSummary;
}

/**
 * Messages that were moved here and that the server has not shown in their new folder yet. As with
 * marks, what it says against that makes the message doubtful.
 */
export class PendingPlaces {
  readonly #holds = new Map<string, PlaceHold>();
  readonly #doubt: (id: string) => void;

  constructor(doubt: (id: string) => void) {
    this.#doubt = doubt;
  }

  get size(): number {
    return this.#holds.size;
  }

  /** The folder a moved message is shown in; undefined where none was moved. */
  shownIn(id: string): string | undefined {
    return this.#holds.get(id)?.shown;
  }

  /** `place.server`: where the server has it, unless an earlier action knows better. */
  hold(action: string, row: MessageSummary, place: { from: string; to: string; server: string }): void {
    const { from, to } = place;
    const earlier = this.#holds.get(row.id);
    const server = earlier ? earlier.server : place.server;
    const state = { isSettled: false, isDoubtful: false };
    this.#holds.set(row.id, { action, shown: to, from, row, server, ...state });
  }

  /** The folder in which a change that the server tells about `folder` has to be shown; null = nowhere. */
  filter(folder: string, change: RowChange): string | null {
    const hold = this.#holds.get(change.id);
    if (!hold) return folder;
    const { isSettled, shown } = hold;
    // Only a whole row tells where the message is; a piece of one tells what changed about it.
    if (change.receivedAt !== undefined) this.#appeared(change.id, hold, folder);
    // Once the server has moved it, what it tells about the old folder is old.
    if (isSettled && folder !== shown) return null;
    hold.row = merged(hold.row, change);
    return shown;
  }

  #appeared(id: string, hold: PlaceHold, folder: string): void {
    if (!hold.isSettled) {
      hold.server = folder;
      hold.isDoubtful = folder !== hold.shown;
    } else if (folder !== hold.shown) this.#contradict(id, hold);
    else this.#confirm(id, hold);
  }

  #contradict(id: string, hold: PlaceHold): void {
    hold.isDoubtful = true;
    this.#doubt(id);
  }

  /** Folders are told of in no order among each other: in doubt only reading the message helps. */
  #confirm(id: string, hold: PlaceHold): void {
    if (!hold.isDoubtful) this.#holds.delete(id);
  }

  /** The server says that the message has left `folder`. Answers whether to show that. */
  removed(folder: string, id: string): boolean {
    const hold = this.#holds.get(id);
    if (!hold) return true;
    const isShownHere = folder === hold.shown;
    if (!hold.isSettled) {
      if (hold.server === folder) hold.server = null;
      hold.isDoubtful ||= isShownHere;
    } else if (isShownHere) this.#contradict(id, hold);
    else if (folder === hold.from) this.#confirm(id, hold);
    return !isShownHere;
  }

  /** Marks that changed while it is moved: the row it comes back with has them too. */
  note(id: string, marks: Marks): void {
    const hold = this.#holds.get(id);
    if (hold) hold.row = { ...hold.row, ...marks };
  }

  settle(action: string, id: string): void {
    const hold = this.#holds.get(id);
    if (!hold) return;
    if (hold.action !== action) return;
    hold.server = hold.shown;
    hold.isSettled = true;
    if (hold.isDoubtful) this.#doubt(id);
  }

  /** An earlier action on a message that was moved on since: the server has it in `folder` now. */
  passed(id: string, folder: string): void {
    const hold = this.#holds.get(id);
    if (hold && !hold.isSettled) hold.server = folder;
  }

  /** The action failed: where the message is shown now and where it belongs; null where a newer one decides. */
  release(action: string, id: string): { shown: string; belongs: Place } | null {
    const hold = this.#holds.get(id);
    if (hold?.action !== action) return null;
    this.#holds.delete(id);
    return { shown: hold.shown, belongs: { folder: hold.server, row: hold.row } };
  }

  /** What reading the message has told; null where an action under way knows better, or nothing is held. */
  correct(id: string, folder: string): { shown: string; belongs: Place } | null {
    const hold = this.#holds.get(id);
    if (!hold?.isSettled) return null;
    const { shown } = hold;
    hold.shown = folder;
    hold.server = folder;
    hold.isDoubtful = false;
    return { shown, belongs: { folder, row: hold.row } };
  }

  forget(id: string): void {
    this.#holds.delete(id);
  }
}
