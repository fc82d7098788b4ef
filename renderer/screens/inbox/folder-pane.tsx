import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { LEAVING } from '../../components/leaving.ts';
import { FolderTree } from './folder-tree.tsx';
import { MoreFolders } from './more-folders.tsx';
import type { MailScreen } from './use-mail.ts';
import type { MailSearch } from './use-mail-search.ts';

const useStyles = makeStyles({
  beside: {
    flexShrink: 0,
    width: '184px',
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  tree: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '8px 4px 8px 8px' },
});

export interface FolderPaneState {
  /** There is room for it beside the list; else it comes over the list, as a drawer. */
  isBeside: boolean;
  isShown: boolean;
  toggle(): void;
  /** Puts away the drawer over the list. */
  close(): void;
}

/** Beside the list the folders are shown at first; over it they are asked for. */
export function useFolderPane(isBeside: boolean): FolderPaneState {
  const [isShown, setShown] = useState({ beside: true, over: false });
  return {
    isBeside,
    isShown: isBeside ? isShown.beside : isShown.over,
    toggle: () =>
      setShown((before) =>
        isBeside ? { ...before, beside: !before.beside } : { ...before, over: !before.over },
      ),
    close: () => setShown((before) => ({ ...before, over: false })),
  };
}

export interface FolderPaneProps {
  connectionId: string;
  mail: MailScreen['mail'];
  search: MailSearch;
  pane: FolderPaneState;
}

/** The folders of the mailbox, beside the list or over it. */
export function FolderPane({ connectionId, mail, search, pane }: FolderPaneProps) {
  const styles = useStyles();
  const { isBeside, isShown, close } = pane;
  const tree = (
    <FolderTree
      connectionId={connectionId}
      folders={mail.folders}
      openId={mail.open.folderId}
      openUnread={mail.open.unread}
      {...(!isBeside && { onOpened: close })}
    />
  );
  const note = mail.hasMoreFolders && (
    <MoreFolders
      shown={mail.folders.length}
      onSearch={() => {
        if (!isBeside) flushSync(close);
        search.setScope('all');
        search.box.current?.focus();
      }}
    />
  );
  if (isBeside) {
    if (!isShown || mail.folders.length === 0) return null;
    return (
      <nav aria-label="Folders" className={styles.beside}>
        <div className={styles.tree}>{tree}</div>
        {note}
      </nav>
    );
  }
  return (
    <OverlayDrawer
      open={isShown}
      position="start"
      size="small"
      onOpenChange={close}
      {...(!isShown && LEAVING)}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={close} />}
        >
          Folders
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>{tree}</DrawerBody>
      {note}
    </OverlayDrawer>
  );
}
