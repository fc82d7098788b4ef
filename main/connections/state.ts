import type { AppState } from '../../preload/contract.ts';

/** The one state all surfaces read: window, tray, command line. */
export interface StateStore {
  get(): AppState;
  update(patch: Partial<AppState>): void;
  /** Called after changes, once per turn of the event loop however many there were. */
  subscribe(listener: (state: AppState) => void): () => void;
}

/** Holds the state and tells its followers. */
export function createState(initial: AppState): StateStore {
  let state = initial;
  let isScheduled = false;
  const listeners = new Set<(state: AppState) => void>();
  const notify = () => {
    isScheduled = false;
    for (const listener of listeners) listener(state);
  };
  return {
    get: () => state,
    update(patch) {
      state = { ...state, ...patch };
      if (isScheduled) return;
      isScheduled = true;
      queueMicrotask(notify);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
