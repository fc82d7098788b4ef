import {
  makeStyles,
  mergeClasses,
  Tree,
  TreeItem,
  TreeItemLayout,
  type TreeOpenChangeData,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { MailFolder } from '../../../preload/contract.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useCommand } from '../../store/use-command.ts';
import { FolderIcon } from './folder-icon.tsx';

const useStyles = makeStyles({
  tree: { rowGap: '2px' },
  layout: { minHeight: '36px', borderRadius: tokens.borderRadiusMedium, paddingRight: '10px' },
  open: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', display: 'block' },
  main: { minWidth: 0, overflow: 'hidden' },
  count: {
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
  },
});

export interface FolderTreeProps {
  connectionId: string;
  folders: readonly MailFolder[];
  openId: string;
  /** Unread messages of the open folder, newer than what the tree knows. */
  openUnread: number;
  onOpened?(): void;
}

/** The folders of a mailbox with their unread messages; arrows move, Enter opens, as in every tree. */
export function FolderTree(props: FolderTreeProps) {
  const styles = useStyles();
  const { folders, connectionId, openId, onOpened } = props;
  const open = useCommand('mail.open');
  const withChildren = new Set(folders.map(({ parentId }) => parentId));
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const unfolded = folders.filter(({ id }) => withChildren.has(id) && !folded.has(id)).map(({ id }) => id);

  function choose(folderId: string): void {
    if (folderId !== openId) void open.run({ connectionId, folderId });
    onOpened?.();
  }

  function handleFold({ type, open: isOpen, value }: TreeOpenChangeData): void {
    // A click on a folder opens it; only the arrow in front, or an arrow key, folds it.
    if (type === 'Click' || type === 'Enter') choose(String(value));
    else setFolded((before) => withOrWithout(before, String(value), !isOpen));
  }

  return (
    <Tree
      aria-label="Folders"
      className={styles.tree}
      size="small"
      openItems={unfolded}
      onOpenChange={(_, data) => handleFold(data)}
    >
      <Level {...props} parentId={null} withChildren={withChildren} onChoose={choose} />
    </Tree>
  );
}

function withOrWithout(set: ReadonlySet<string>, value: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(value);
  else next.delete(value);
  return next;
}

interface LevelProps extends FolderTreeProps {
  parentId: string | null;
  withChildren: ReadonlySet<string | null>;
  onChoose(folderId: string): void;
}

function Level(props: LevelProps) {
  const { folders, parentId } = props;
  return folders
    .filter((folder) => folder.parentId === parentId)
    .map((folder) => <Folder key={folder.id} {...props} folder={folder} />);
}

function Folder({ folder, ...level }: LevelProps & { folder: MailFolder }) {
  const styles = useStyles();
  const isOpen = folder.id === level.openId;
  const isBranch = level.withChildren.has(folder.id);
  const unread = isOpen ? level.openUnread : folder.unread;
  return (
    <TreeItem
      itemType={isBranch ? 'branch' : 'leaf'}
      value={folder.id}
      aria-current={isOpen ? 'true' : undefined}
      onClick={isBranch ? undefined : () => level.onChoose(folder.id)}
    >
      <TreeItemLayout
        className={mergeClasses(styles.layout, isOpen && styles.open)}
        main={{ className: styles.main }}
        iconBefore={<FolderIcon wellKnown={folder.wellKnown} />}
        aside={
          unread === 0 ? null : (
            <span className={styles.count}>
              {unread.toLocaleString()}
              <VisuallyHidden> unread</VisuallyHidden>
            </span>
          )
        }
        title={folder.name}
      >
        <span className={styles.name}>{folder.name}</span>
      </TreeItemLayout>
      {isBranch && (
        <Tree>
          <Level {...level} parentId={folder.id} />
        </Tree>
      )}
    </TreeItem>
  );
}
