import type { ConnectionView, InboxView } from '../../../preload/contract.ts';

/** A connection whose mailbox the app itself can open. */
export type InboxConnection = ConnectionView & { inbox: InboxView };

export function hasInbox(connection: ConnectionView): connection is InboxConnection {
  return connection.inbox !== null;
}
