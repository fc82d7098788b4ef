import type { ConnectionView, FolderView } from '../../../preload/contract.ts';

/** A connection whose mailbox the app itself can open. */
export type InboxConnection = ConnectionView & { inbox: FolderView };

export function hasInbox(connection: ConnectionView): connection is InboxConnection {
  return connection.inbox !== null;
}
