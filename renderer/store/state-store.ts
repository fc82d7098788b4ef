import type { AppState, ConnectorBridge } from '../../preload/contract.ts';
import { shareUnchanged } from './share-unchanged.ts';

/** What `useSyncExternalStore` reads: the last snapshot main sent, null before the first. */
export interface StateStore {
  subscribe(listener: () => void): () => void;
  snapshot(): AppState | null;
}

/**
 * Follows the bridge's state from now on, so that the first picture can show it, and for as long as somebody
 * listens.
 */
export function createStateStore(bridge: ConnectorBridge): StateStore {
  const listeners = new Set<() => void>();
  let state: AppState | null = null;
  let stop: (() => void) | null = null;

  function start(): void {
    stop = bridge.onState((next) => {
      state = shareUnchanged(state, next);
      for (const listener of listeners) listener();
    });
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
