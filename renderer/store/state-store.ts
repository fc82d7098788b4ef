import { changeOf, withChange } from '../../preload/changes.ts';
import type { AppState, ConnectorBridge, StateUpdate } from '../../preload/contract.ts';

/** What `useSyncExternalStore` reads: the newest state of main, null before the first. */
export interface StateStore {
  subscribe(listener: () => void): () => void;
  snapshot(): AppState | null;
}

/**
 * Follows the bridge's state from now on, so that the first picture can show it, and for as long as somebody
 * listens. Whatever did not change stays the same object, so that only rows of what changed are drawn anew.
 */
export function createStateStore(bridge: ConnectorBridge): StateStore {
  const listeners = new Set<() => void>();
  let state: AppState | null = null;
  /** Of the last update; null while the whole state is waited for. */
  let revision: number | null = null;
  let stop: (() => void) | null = null;

  function take(update: StateUpdate): void {
    const isNext = revision !== null && update.revision === revision + 1;
    if ('whole' in update || isNext) {
      revision = update.revision;
      const next = nextState(state, update);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    } else if (revision !== null) {
      // One was missed: what follows says nothing without it.
      stop?.();
      start();
    }
  }

  function start(): void {
    revision = null;
    stop = bridge.onState(take);
  }

  start();
  return {
    snapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (!stop) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}

function nextState(state: AppState | null, update: StateUpdate): AppState | null {
  if (!state) return 'whole' in update ? update.whole : null;
  const change = 'whole' in update ? changeOf(state, update.whole) : update.change;
  return change ? withChange(state, change) : state;
}
