import { makeStyles, tokens } from '@fluentui/react-components';
import { DialogFrame } from '../../components/dialog-frame.tsx';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: '8px 24px',
    margin: 0,
    alignItems: 'baseline',
  },
  term: { margin: 0 },
  meaning: { margin: 0 },
  key: {
    padding: '1px 6px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
});

/** The keys of the mail screen, as in Outlook. */
const KEYS: readonly [keys: string, meaning: string][] = [
  ['↑ ↓ Home End Page Up/Down', 'Go through the list'],
  ['Enter', 'Open the message'],
  ['Space', 'Select the message, or take it out of the selection'],
  ['Shift+↑ Shift+↓', 'Select a range'],
  ['Ctrl+A', 'Select all'],
  ['→ ←', 'Unfold or fold a conversation'],
  ['Delete', 'Move to Deleted Items'],
  ['Ctrl+Q', 'Mark as read'],
  ['Ctrl+U', 'Mark as unread'],
  ['Insert', 'Flag, or remove the flag'],
  ['Ctrl+Shift+V', 'Move to a folder'],
  ['Ctrl+Z', 'Undo'],
  ['Ctrl+E', 'Search'],
  ['Esc', 'End the selection, the search, or go back to the list'],
  ['F6', 'Go to the problem that has just come up'],
  ['?', 'This list'],
];

/** All keys of the mail screen. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const styles = useStyles();
  return (
    <DialogFrame isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts">
      <dl className={styles.list}>
        {KEYS.map(([keys, meaning]) => (
          <Shortcut key={keys} keys={keys} meaning={meaning} />
        ))}
      </dl>
    </DialogFrame>
  );
}

function Shortcut({ keys, meaning }: { keys: string; meaning: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>
        <kbd className={styles.key}>{keys}</kbd>
      </dt>
      <dd className={styles.meaning}>{meaning}</dd>
    </>
  );
}
