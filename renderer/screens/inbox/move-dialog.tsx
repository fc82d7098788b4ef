import { Button, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MailFolder } from '../../../preload/contract.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FolderIcon } from './folder-icon.tsx';

const useStyles = makeStyles({
  search: { maxWidth: 'none', width: '100%' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    height: '280px',
    overflowY: 'auto',
    margin: 0,
    padding: '4px',
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  folder: { width: '100%', justifyContent: 'flex-start', gap: '8px', fontWeight: tokens.fontWeightRegular },
  more: { color: tokens.colorNeutralForeground2 },
  empty: { padding: '16px', color: tokens.colorNeutralForeground2 },
});

export interface MoveDialogProps {
  isOpen: boolean;
  count: number;
  folders: readonly MailFolder[];
  /** The mailbox has more than these. */
  hasMoreFolders: boolean;
  /** Where the messages are now. */
  fromId: string;
  onMove(folder: MailFolder): void;
  onClose(): void;
}

/** Asks where messages go: type a few letters, Enter takes the first folder. */
export function MoveDialog({ isOpen, count, onMove, onClose, ...rest }: MoveDialogProps) {
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title={count === 1 ? 'Move the message to' : `Move ${count} messages to`}
      width="narrow"
      close="Cancel"
    >
      <Choice
        {...rest}
        onMove={(folder) => {
          onClose();
          onMove(folder);
        }}
      />
    </DialogFrame>
  );
}

type ChoiceProps = Pick<MoveDialogProps, 'folders' | 'hasMoreFolders' | 'fromId' | 'onMove'>;

function Choice({ folders, hasMoreFolders, fromId, onMove }: ChoiceProps) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = folders.filter(
    ({ id, name, wellKnown }) =>
      // What lies in the Outbox is being sent.
      id !== fromId && wellKnown !== 'outbox' && name.toLowerCase().includes(wanted),
  );
  const [first] = found;
  return (
    <>
      <SearchBox
        className={styles.search}
        aria-label="Find a folder"
        placeholder="Find a folder"
        value={text}
        onChange={(_, data) => setText(data.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first) onMove(first);
        }}
      />
      {found.length > 0 ? (
        <ul className={styles.list} aria-label="Folders to move to">
          {found.map((folder) => (
            <li key={folder.id}>
              <Button
                appearance="subtle"
                className={styles.folder}
                icon={<FolderIcon wellKnown={folder.wellKnown} />}
                onClick={() => onMove(folder)}
              >
                {pathOf(folder, folders)}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <Text className={styles.empty}>
          {folders.length === 0 ? 'The folders are still being read.' : 'No folder of that name.'}
        </Text>
      )}
      {hasMoreFolders && (
        <Text size={200} className={styles.more}>
          These are {folders.length.toLocaleString()} of more folders. Use Outlook to move mail to one that is
          not listed.
        </Text>
      )}
    </>
  );
}

/** With its parents in front: two folders may have one name. */
function pathOf(folder: MailFolder, folders: readonly MailFolder[]): string {
  const parent = folders.find(({ id }) => id === folder.parentId);
  return parent ? `${pathOf(parent, folders)} / ${folder.name}` : folder.name;
}
