import { changeOf } from '../../preload/changes.ts';
import type { AppState, StateUpdate } from '../../preload/contract.ts';

/** One who follows the state, and what they were sent last. */
export interface StateFollower {
  sendWhole(state: AppState): void;
  /** Sends what is new since the last time; nothing where nothing is, or where the whole was not sent yet. */
  sendChange(state: AppState): void;
}

export function createStateFollower(send: (update: StateUpdate) => void): StateFollower {
  let known: AppState | null = null;
  let revision = 0;
  return {
    sendWhole(state) {
      known = state;
      send({ revision: ++revision, whole: state });
    },
    sendChange(state) {
      if (!known) return;
      const change = changeOf(known, state);
      known = state;
      if (change) send({ revision: ++revision, change });
    },
  };
}
