import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMediaQuery } from '../../theme/use-media-query.ts';
import { FolderPane, useFolderPane } from './folder-pane.tsx';
import type { InboxConnection } from './inbox-connection.ts';
import { InboxPane } from './inbox-pane.tsx';
import { MailCommandBar } from './mail-command-bar.tsx';
import { handleMailKey } from './mail-keys.ts';
import { MoveDialog } from './move-dialog.tsx';
import { ReadingArea } from './reading-area.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useActiveRow } from './use-active-row.ts';
import { useMail } from './use-mail.ts';
import { useMailActions } from './use-mail-actions.tsx';
import { useMailDeeds } from './use-mail-deeds.ts';
import { useMailSearch } from './use-mail-search.ts';
import { useMessageRows, useRows } from './use-message-rows.ts';
import { useSelection } from './use-selection.ts';
import { useTargets } from './use-targets.ts';

/** Room for the list and the open message side by side. */
const SIDE_BY_SIDE = '(min-width: 960px)';
/** Room for the folders beside them. */
const WITH_FOLDERS = '(min-width: 1180px)';

const useStyles = makeStyles({
  screen: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column', outlineStyle: 'none' },
  panes: { flexGrow: 1, minHeight: 0, display: 'flex' },
  list: {
    flexShrink: 0,
    width: 'clamp(280px, 30%, 440px)',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 959px)': { width: '100%', borderRight: 'none' },
  },
});

export interface MailScreenProps {
  connection: InboxConnection;
  openId: string | null;
  onOpen(messageId: string | null): void;
}

/** The mail of one connection: folders, list, the open message, and what can be done with them. */
export function MailPanes(props: MailScreenProps) {
  const { connection, openId, onOpen } = props;
  const screen = useMail(connection);
  const search = useMailSearch(connection.id, screen);
  const styles = useStyles();
  const isWide = useMediaQuery(SIDE_BY_SIDE);
  const folders = useFolderPane(useMediaQuery(WITH_FOLDERS));
  const [dialog, setDialog] = useState<'move' | 'keys' | null>(null);
  const whole = useRef<HTMLDivElement>(null);
  const listPane = useRef<HTMLDivElement>(null);
  const { mail, list, view } = screen;
  const source = { connectionId: connection.id, folderId: list.folderId, revision: list.revision, view };
  const rows = useMessageRows(screen.key, source);
  const total = useRows(rows, () => rows.total());
  // Unfiltered, main says how many there are before the rows are fetched anew.
  const isPlain = view.filters.length === 0 && !view.grouped;
  const count = isPlain ? list.loaded : (total ?? list.loaded);
  const active = useActiveRow(rows, count);
  const activeId = useRows(rows, () => (active.isMoved ? (rows.at(active.index)?.id ?? null) : null));
  const selection = useSelection(source, rows);
  const deeds = useMailDeeds({
    connectionId: connection.id,
    canWrite: connection.canWrite,
    targets: useTargets(rows, selection.ids, openId ?? activeId),
    folders: mail.folders,
    openFolderId: mail.open.folderId,
    actions: useMailActions(connection.id, focusMail),
    askWhere: () => setDialog('move'),
    onLeave(ids) {
      selection.clear();
      if (openId === null || !ids.includes(openId)) return;
      if (isWide) onOpen(rows.after(openId, ids));
      // What had the focus goes away with the message: the list takes it, where one key takes the change back.
      else handleBack();
    },
  });
  const isCovered = !isWide && openId !== null;

  // The list can take the focus once the pane that covered it is gone.
  function handleBack(): void {
    flushSync(() => onOpen(null));
    listPane.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  }

  // The list cannot take it while it is empty or the open message covers it.
  function focusMail(): void {
    const list = isCovered ? null : listPane.current?.querySelector<HTMLElement>('[role="listbox"]');
    (list ?? whole.current)?.focus();
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

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of all controls inside
    <div
      ref={whole}
      className={styles.screen}
      tabIndex={-1}
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
        <FolderPane connectionId={connection.id} mail={mail} search={search} pane={folders} />
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
        <ReadingArea
          connection={connection}
          rows={rows}
          openId={openId}
          selectedCount={selection.ids.size}
          isWide={isWide}
          tools={bar}
          onBack={handleBack}
        />
      </div>
      <MoveDialog
        isOpen={dialog === 'move'}
        count={deeds.targets.ids.length}
        folders={mail.folders}
        hasMoreFolders={mail.hasMoreFolders}
        fromId={list.isSearch ? '' : mail.open.folderId}
        onMove={deeds.moveTo}
        onClose={() => setDialog(null)}
      />
      <ShortcutSheet isOpen={dialog === 'keys'} onClose={() => setDialog(null)} />
      {deeds.toaster}
    </div>
  );
}
