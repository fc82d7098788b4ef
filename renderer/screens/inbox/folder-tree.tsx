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

/** Of so many folders all are unfolded at first; of more, only the top is. */
const MOST_UNFOLDED = 200;
/** Lines of one level that are drawn at once: a thousand would keep the window from answering. */
const PAGE = 100;

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
  const childrenOf = Map.groupBy(folders, ({ parentId }) => parentId);
  const startsUnfolded = folders.length <= MOST_UNFOLDED;
  // Those that are not as they were at first.
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const unfolded = folders.filter(({ id }) => turned.has(id) !== startsUnfolded).map(({ id }) => id);

  function choose(folderId: string): void {
    if (folderId !== openId) void open.run({ connectionId, folderId });
    onOpened?.();
  }

  function handleFold({ type, open: isOpen, value }: TreeOpenChangeData): void {
    // A click on a folder opens it; only the arrow in front, or an arrow key, folds it.
    if (type === 'Click' || type === 'Enter') choose(String(value));
    else setTurned((before) => withOrWithout(before, String(value), isOpen !== startsUnfolded));
  }

  return (
    <Tree
      aria-label="Folders"
      className={styles.tree}
      size="small"
      openItems={unfolded}
      onOpenChange={(_, data) => handleFold(data)}
    >
      <Level {...props} parentId={null} childrenOf={childrenOf} onChoose={choose} />
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
  childrenOf: ReadonlyMap<string | null, readonly MailFolder[]>;
  onChoose(folderId: string): void;
}

function Level(props: LevelProps) {
  const { childrenOf, parentId, openId } = props;
  const [limit, setLimit] = useState(PAGE);
  const all = childrenOf.get(parentId) ?? [];
  const shown = Math.max(limit, all.findIndex(({ id }) => id === openId) + 1);
  return (
    <>
      {all.slice(0, shown).map((folder) => (
        <Folder key={folder.id} {...props} folder={folder} />
      ))}
      {all.length > shown && <More left={all.length - shown} onMore={() => setLimit(shown + PAGE)} />}
    </>
  );
}

/** The last line of a level that goes on. */
function More({ left, onMore }: { left: number; onMore(): void }) {
  const styles = useStyles();
  const next = Math.min(PAGE, left);
  return (
    <TreeItem itemType="leaf" value="more" onClick={onMore}>
      <TreeItemLayout className={styles.layout}>
        {next === left ? `Show the last ${left}` : `Show ${next} more of ${left.toLocaleString()}`}
      </TreeItemLayout>
    </TreeItem>
  );
}

function Folder({ folder, ...level }: LevelProps & { folder: MailFolder }) {
  const styles = useStyles();
  const isOpen = folder.id === level.openId;
  const isBranch = level.childrenOf.has(folder.id);
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
