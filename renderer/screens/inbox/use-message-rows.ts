import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSend } from '../../store/connector.tsx';
import { createMessageRows, type ListSource, type MessageRows } from './message-rows.ts';

/** The rows of one list; it follows the list's revisions and what is unfolded in it. */
export function useMessageRows(source: ListSource): MessageRows {
  const send = useSend();
  const [rows] = useState(() => createMessageRows((input) => send('mail.list', input), source));
  const { connectionId, folderId, revision, view } = source;
  useEffect(
    () => rows.follow({ connectionId, folderId, revision, view }),
    [rows, connectionId, folderId, revision, view],
  );
  return rows;
}

/** Something of the rows: redraws only when that changes. It has to be the same while they are. */
export function useRows<T>(rows: MessageRows, read: (rows: MessageRows) => T): T {
  return useSyncExternalStore(rows.subscribe, () => read(rows));
}
