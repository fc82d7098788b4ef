import { useState } from 'react';
import type { FolderView, ListView, MailView } from '../../../preload/contract.ts';
import { SEARCH_FOLDER } from '../../../preload/mail-limits.ts';
import { useAppState } from '../../store/connector.tsx';
import type { InboxConnection } from './inbox-connection.ts';

/** What is shown of a connection's mail, and how. */
export interface MailScreen {
  mail: Omit<MailView, 'connectionId'>;
  /** What the list shows: a folder, or what a search found. */
  list: FolderView & { folderId: string; isSearch: boolean };
  view: ListView;
  setView(change: Partial<ListView>): void;
  /** Names the list: another one begins anew, with its own rows, selection and place. */
  key: string;
  /** Name of the open folder. */
  folderName: string;
}

const INBOX = 'inbox';

/** The mail of a connection; until main has told of its folders there is the Inbox. */
export function useMail({ id, inbox }: InboxConnection): MailScreen {
  const { mail: known } = useAppState();
  const [view, setViewState] = useState<ListView>({ filters: [], grouped: false, expanded: [] });
  const mail =
    known?.connectionId === id
      ? known
      : {
          folders: [],
          hasMoreFolders: false,
          open: { ...inbox, folderId: INBOX },
          search: null,
          waitingUntil: null,
        };
  const { open, search, folders } = mail;
  const list = search
    ? {
        folderId: SEARCH_FOLDER,
        isSearch: true,
        revision: search.revision,
        loaded: search.found,
        hasMore: search.status === 'searching',
        loading: search.status === 'searching' && search.found === 0 ? ('first' as const) : ('none' as const),
        unread: 0,
        total: search.found,
      }
    : { ...open, isSearch: false };
  const text = search ? JSON.stringify([search.text, search.folderId]) : '';
  return {
    mail,
    list,
    key: `${id} ${list.folderId} ${view.filters.join(' ')} ${view.grouped} ${text}`,
    view,
    setView: (change) => setViewState((before) => ({ ...before, ...change })),
    folderName: folders.find((folder) => folder.id === open.folderId)?.name ?? 'Inbox',
  };
}
