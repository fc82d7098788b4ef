import type { RowChange } from './row.ts';

/** Marks a person can change. */
export interface Marks {
  isRead?: boolean;
  isFlagged?: boolean;
}

type Key = keyof Marks;

interface MarkHold {
  /** The newest action that wants it. */
  action: string;
  value: boolean;
  /** What the server has, as far as it has said so. */
  base: boolean;
  /** The server has taken it, but has not repeated it yet. */
  isSettled: boolean;
  /** It was contradicted before it was settled. */
  isDoubtful: boolean;
}

const MARK_KEYS: readonly Key[] = ['isRead', 'isFlagged'];

/**
 * Marks that were changed here and that the server has not repeated yet. What it says against one may
 * be older than the change or newer: nobody can tell, so the message is in doubt and has to be read.
 */
export class PendingMarks {
  readonly #holds = new Map<string, MarkHold>();
  readonly #doubt: (id: string) => void;

  constructor(doubt: (id: string) => void) {
    this.#doubt = doubt;
  }

  get size(): number {
    return this.#holds.size;
  }

  /** Holds the marks of one message; `shown` is what is shown of it now. */
  hold(action: string, id: string, marks: Marks, shown: Required<Marks>): void {
    for (const key of MARK_KEYS) {
      const value = marks[key];
      if (value === undefined) continue;
      const earlier = this.#holds.get(holdKey(id, key));
      const base = earlier ? earlier.base : shown[key];
      this.#holds.set(holdKey(id, key), { action, value, base, isSettled: false, isDoubtful: false });
    }
  }

  /** A change that the server tells, as it may be shown: held marks keep the value of the action. */
  filter(change: RowChange): RowChange {
    let shown = change;
    for (const key of MARK_KEYS) {
      const said = change[key];
      const hold = this.#holds.get(holdKey(change.id, key));
      if (said === undefined || !hold) continue;
      if (said !== hold.value) shown = { ...shown, [key]: hold.value };
      this.#hear(change.id, key, { hold, said });
    }
    return shown;
  }

  #hear(id: string, key: Key, { hold, said }: { hold: MarkHold; said: boolean }): void {
    if (!hold.isSettled) {
      hold.base = said;
      hold.isDoubtful = said !== hold.value;
    } else if (said === hold.value) this.#holds.delete(holdKey(id, key));
    else this.#doubt(id);
  }

  /** The server has taken the action's marks of this message. */
  settle(action: string, id: string, marks: Marks): void {
    for (const key of MARK_KEYS) {
      const value = marks[key];
      const hold = this.#holds.get(holdKey(id, key));
      if (value === undefined || !hold) continue;
      hold.base = value;
      if (hold.action !== action) continue;
      hold.isSettled = true;
      if (hold.isDoubtful) this.#doubt(id);
    }
  }

  /** The action failed for this message: what has to be shown instead. */
  release(action: string, id: string): Marks {
    const shown: Marks = {};
    for (const key of MARK_KEYS) {
      const hold = this.#holds.get(holdKey(id, key));
      if (hold?.action !== action) continue;
      this.#holds.delete(holdKey(id, key));
      shown[key] = hold.base;
    }
    return shown;
  }

  /** What reading the message has told: held from now on, until the server repeats it. */
  correct(id: string, truth: Required<Marks>): Marks {
    const shown: Marks = {};
    for (const key of MARK_KEYS) {
      const hold = this.#holds.get(holdKey(id, key));
      // An action that is under way knows better than what was read before it arrived.
      if (!hold?.isSettled) continue;
      hold.value = truth[key];
      hold.base = truth[key];
      shown[key] = truth[key];
    }
    return shown;
  }

  forget(id: string): void {
    for (const key of MARK_KEYS) this.#holds.delete(holdKey(id, key));
  }
}

function holdKey(id: string, key: Key): string {
  return `${key} ${id}`;
}
