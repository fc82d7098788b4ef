import type { Place } from '../../preload/contract.ts';
import type { Connections } from './connections.ts';
import type { Target } from './notice.ts';
import type { StateStore } from './state.ts';

/** Leads the window to a place: the person's own clicks, the tray's and the notifications' alike. */
export interface Navigation {
  /** A connection that is gone leads to the overview. */
  go(target: Target): void;
}

export function createNavigation(deps: { state: StateStore; connections: Connections }): Navigation {
  const { state, connections } = deps;
  return {
    go({ screen, connectionId, tab, section, messageId }) {
      const isGone = connectionId !== null && !connections.get(connectionId);
      if (connectionId !== null && !isGone) connections.select(connectionId);
      const { visit } = state.get().place;
      state.update({
        place: {
          screen: isGone ? 'overview' : screen,
          tab,
          ...(section && { section }),
          ...(messageId !== undefined && !isGone && { messageId }),
          visit: visit + 1,
        },
      });
    },
  };
}

/** Where the window starts: with many mailboxes, at all of them. */
export function firstPlace(connections: number): Place {
  return { screen: connections > 1 ? 'overview' : 'connection', tab: null, visit: 0 };
}
