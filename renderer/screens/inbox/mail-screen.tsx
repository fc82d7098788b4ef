import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { MailReadRegular } from '@fluentui/react-icons/svg/mail-read';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMediaQuery } from '../../theme/use-media-query.ts';
import { EmptyState } from './empty-state.tsx';
import { FolderTree } from './folder-tree.tsx';
import type { InboxConnection } from './inbox-connection.ts';
import { InboxPane } from './inbox-pane.tsx';
import { MailCommandBar } from './mail-command-bar.tsx';
import { handleMailKey } from './mail-keys.ts';
import { targetsOf } from './mail-targets.ts';
import { MoveDialog } from './move-dialog.tsx';
import { ReadingPane } from './reading-pane.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useActiveRow } from './use-active-row.ts';
import { type MailScreen, useMail } from './use-mail.ts';
import { useMailActions } from './use-mail-actions.tsx';
import { useMailDeeds } from './use-mail-deeds.ts';
import { type MailSearch, useMailSearch } from './use-mail-search.ts';
import { useMessageRows } from './use-message-rows.ts';
import { useSelection } from './use-selection.ts';

/** Room for the list and the open message side by side. */
const SIDE_BY_SIDE = '(min-width: 960px)';
/** Room for the folders beside them. */
const WITH_FOLDERS = '(min-width: 1180px)';

const useStyles = makeStyles({
  screen: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  panes: { flexGrow: 1, minHeight: 0, display: 'flex' },
  folders: {
    flexShrink: 0,
    width: '196px',
    boxSizing: 'border-box',
    padding: '8px 4px 8px 8px',
    overflowY: 'auto',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: {
    flexShrink: 0,
    width: 'clamp(300px, 36%, 440px)',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 959px)': { width: '100%', borderRight: 'none' },
  },
  reading: { flexGrow: 1, minWidth: 0 },
  // Over the list and the header: a small window shows one thing at a time.
  covering: { position: 'absolute', inset: 0, zIndex: 1 },
});

export interface MailScreenProps {
  connection: InboxConnection;
  openId: string | null;
  onOpen(messageId: string | null): void;
}

/** The mail of one connection: folders, list, the open message, and what can be done with them. */
export function MailPanes(props: MailScreenProps) {
  const screen = useMail(props.connection);
  const search = useMailSearch(props.connection.id, screen);
  const { list, view } = screen;
  // Another list begins anew: with its own rows, selection and place.
  const key = `${list.folderId} ${view.filter} ${view.grouped} ${list.isSearch ? screen.mail.search?.text : ''}`;
  return <Panes key={key} {...props} screen={screen} search={search} />;
}

interface PanesProps extends MailScreenProps {
  screen: MailScreen;
  search: MailSearch;
}

function Panes({ connection, openId, onOpen, screen, search }: PanesProps) {
  const styles = useStyles();
  const isWide = useMediaQuery(SIDE_BY_SIDE);
  const hasRoom = useMediaQuery(WITH_FOLDERS);
  const [dialog, setDialog] = useState<'move' | 'keys' | null>(null);
  const folders = useFolderPane(hasRoom);
  const { mail, list, view } = screen;
  const source = { connectionId: connection.id, folderId: list.folderId, revision: list.revision, view };
  const rows = useMessageRows(source);
  // Unfiltered, main says how many there are before the rows are fetched anew.
  const isPlain = view.filter === 'all' && !view.grouped;
  const count = isPlain ? list.loaded : (rows.total ?? list.loaded);
  const active = useActiveRow(rows, count);
  const selection = useSelection(source, rows);
  const actions = useMailActions(connection.id);
  const rowOf = (id: string) => rows.at(rows.indexOf(id));
  const single = openId ?? (active.isMoved ? (rows.at(active.index)?.id ?? null) : null);
  const deeds = useMailDeeds({
    connectionId: connection.id,
    canWrite: connection.canWrite,
    targets: targetsOf(selection.ids, single, rowOf),
    folders: mail.folders,
    openFolderId: mail.open.folderId,
    actions,
    askWhere: () => setDialog('move'),
    onLeave(ids) {
      selection.clear();
      if (openId !== null && ids.includes(openId)) onOpen(isWide ? nextTo(openId, ids) : null);
    },
  });
  const listPane = useRef<HTMLDivElement>(null);
  const isCovered = !isWide && openId !== null;
  const isMany = selection.ids.size > 1;

  /** The message below takes the place of one that leaves. */
  function nextTo(id: string, leaving: readonly string[]): string | null {
    const index = rows.indexOf(id);
    for (let step = 1; step < 50; step += 1) {
      const next = rows.at(index + step);
      if (next && !leaving.includes(next.id)) return next.id;
    }
    return null;
  }

  // The list can take the focus once the pane that covered it is gone.
  function handleBack(): void {
    flushSync(() => onOpen(null));
    listPane.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus();
  }

  function fold(conversationId: string, isUnfolded: boolean): void {
    const others = view.expanded.filter((id) => id !== conversationId);
    screen.setView({ expanded: isUnfolded ? [...others, conversationId].slice(-100) : others });
  }

  const bar = (
    <MailCommandBar
      connection={connection}
      deeds={deeds}
      waitingUntil={mail.waitingUntil}
      onKeys={() => setDialog('keys')}
    />
  );
  const tree = (onOpened?: () => void) => (
    <FolderTree
      connectionId={connection.id}
      folders={mail.folders}
      openId={mail.open.folderId}
      openUnread={mail.open.unread}
      {...(onOpened && { onOpened })}
    />
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of all controls inside
    <div
      className={styles.screen}
      onKeyDown={(event) =>
        handleMailKey(event, {
          deeds,
          search: () => search.box.current?.focus(),
          showKeys: () => setDialog('keys'),
          leave: () => selection.clear(),
        })
      }
    >
      {!isCovered && bar}
      <div className={styles.panes}>
        {hasRoom && folders.isShown && mail.folders.length > 0 && (
          <nav aria-label="Folders" className={styles.folders}>
            {tree()}
          </nav>
        )}
        <div ref={listPane} className={styles.list} inert={isCovered}>
          <InboxPane
            connection={connection}
            screen={screen}
            search={search}
            rows={rows}
            count={count}
            active={active}
            selection={selection}
            openId={openId}
            hasFolders={mail.folders.length > 0}
            showsFolders={folders.isShown}
            onFolders={folders.toggle}
            onOpen={onOpen}
            onRest={isWide ? onOpen : null}
            onFold={fold}
          />
        </div>
        {isWide && (openId === null || isMany) && (
          <div className={styles.reading}>
            {isMany ? <ManySelected count={selection.ids.size} /> : <NothingSelected />}
          </div>
        )}
        {openId !== null && !(isWide && isMany) && (
          <div className={mergeClasses(styles.reading, !isWide && styles.covering)}>
            <ReadingPane
              connectionId={connection.id}
              messageId={openId}
              isReachable={connection.status.kind === 'ok'}
              isFlagged={rowOf(openId)?.isFlagged ?? null}
              tools={isWide ? null : bar}
              onBack={isWide ? null : handleBack}
            />
          </div>
        )}
      </div>
      {!hasRoom && (
        <OverlayDrawer open={folders.isShown} position="start" size="small" onOpenChange={folders.toggle}>
          <DrawerHeader>
            <DrawerHeaderTitle
              action={
                <Button
                  appearance="subtle"
                  aria-label="Close"
                  icon={<DismissRegular />}
                  onClick={folders.toggle}
                />
              }
            >
              Folders
            </DrawerHeaderTitle>
          </DrawerHeader>
          <DrawerBody>{tree(folders.toggle)}</DrawerBody>
        </OverlayDrawer>
      )}
      <MoveDialog
        isOpen={dialog === 'move'}
        count={deeds.targets.ids.length}
        folders={mail.folders}
        fromId={list.isSearch ? '' : mail.open.folderId}
        onMove={deeds.moveTo}
        onClose={() => setDialog(null)}
      />
      <ShortcutSheet isOpen={dialog === 'keys'} onClose={() => setDialog(null)} />
      {actions.toaster}
    </div>
  );
}

/** Beside the list the folders are shown at first; over it they are asked for. */
function useFolderPane(hasRoom: boolean) {
  const [isShown, setShown] = useState<{ beside: boolean; over: boolean }>({ beside: true, over: false });
  return {
    isShown: hasRoom ? isShown.beside : isShown.over,
    toggle: () =>
      setShown((before) =>
        hasRoom ? { ...before, beside: !before.beside } : { ...before, over: !before.over },
      ),
  };
}

function NothingSelected() {
  return (
    <EmptyState
      icon={<MailReadRegular />}
      title="No message selected"
      text="Choose a message on the left to read it here."
    />
  );
}

function ManySelected({ count }: { count: number }) {
  return (
    <EmptyState
      icon={<MailMultipleRegular />}
      title={`${count.toLocaleString()} messages selected`}
      text="The buttons above change all of them. Esc ends the selection."
    />
  );
}
