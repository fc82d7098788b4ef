import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSend } from '../../store/connector.tsx';
import { createMessageRows, type ListSource, type MessageRows } from './message-rows.ts';

/** The rows of one list; they follow its revisions and what is unfolded in it. Another key is another list. */
export function useMessageRows(key: string, source: ListSource): MessageRows {
  const send = useSend();
  const make = () => ({ key, rows: createMessageRows((input) => send('mail.list', input), source) });
  const [held, setHeld] = useState(make);
  const current = held.key === key ? held : make();
  if (current !== held) setHeld(current);
  const { rows } = current;
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
