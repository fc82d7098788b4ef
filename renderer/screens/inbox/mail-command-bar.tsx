import {
  Button,
  makeStyles,
  Text,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
  tokens,
} from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { FlagRegular } from '@fluentui/react-icons/svg/flag';
import { FlagOffRegular } from '@fluentui/react-icons/svg/flag-off';
import { FolderArrowRightRegular } from '@fluentui/react-icons/svg/folder-arrow-right';
import { KeyboardRegular } from '@fluentui/react-icons/svg/keyboard';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { MailReadRegular } from '@fluentui/react-icons/svg/mail-read';
import { MailUnreadRegular } from '@fluentui/react-icons/svg/mail-unread';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import type { ReactElement } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { TimeLabel } from '../../components/time-label.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCompactStyles } from './compact-styles.ts';
import type { MailDeeds } from './use-mail-deeds.ts';

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    minHeight: '44px',
    padding: '0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  tools: { padding: '4px 0', gap: '2px', flexWrap: 'nowrap' },
  tool: { minWidth: 0, fontWeight: tokens.fontWeightRegular, whiteSpace: 'nowrap' },
  note: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minWidth: 0,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  words: { overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** Why the buttons of a connection that may only read do nothing. */
const READ_ONLY = 'This connection may only read mail.';

export interface MailCommandBarProps {
  connection: ConnectionView;
  deeds: MailDeeds;
  waitingUntil: string | null;
  onKeys(): void;
}

/** What can be done with the selected messages. */
export function MailCommandBar({ connection, deeds, waitingUntil, onKeys }: MailCommandBarProps) {
  const styles = useStyles();
  const { targets, canWrite } = deeds;
  const isOff = !canWrite || targets.ids.length === 0;
  const why = canWrite ? 'Select a message first.' : READ_ONLY;
  const tool = (label: string, keys: string, icon: ReactElement, act: () => void) => (
    <Tool
      label={label}
      title={isOff ? `${label}. ${why}` : `${label} (${keys})`}
      icon={icon}
      isOff={isOff}
      onClick={act}
    />
  );
  return (
    <div className={styles.bar}>
      <Toolbar aria-label="Messages" size="small" className={styles.tools}>
        {tool('Delete', 'Delete', <DeleteRegular />, deeds.remove)}
        {tool('Move', 'Ctrl+Shift+V', <FolderArrowRightRegular />, deeds.askWhere)}
        {targets.hasUnread
          ? tool('Mark as read', 'Ctrl+Q', <MailReadRegular />, () => deeds.markRead(true))
          : tool('Mark as unread', 'Ctrl+U', <MailUnreadRegular />, () => deeds.markRead(false))}
        {targets.hasFlagged
          ? tool('Remove flag', 'Insert', <FlagOffRegular />, () => deeds.flag(false))
          : tool('Flag', 'Insert', <FlagRegular />, () => deeds.flag(true))}
        <ToolbarDivider />
        <Tool
          label="Save as .eml"
          title={
            targets.ids.length === 1
              ? 'Save the message as a file'
              : 'Save as .eml. Select one message first.'
          }
          icon={<SaveRegular />}
          isOff={targets.ids.length !== 1}
          onClick={deeds.save}
        />
        <Tool
          label="Undo"
          title="Undo (Ctrl+Z)"
          icon={<ArrowUndoRegular />}
          isOff={!canWrite}
          onClick={deeds.undo}
        />
      </Toolbar>
      <div className={styles.note}>
        {waitingUntil && (
          <Text size={200} className={styles.words}>
            Microsoft asked to wait until <TimeLabel at={waitingUntil} />
          </Text>
        )}
        {!canWrite && <ReadOnlyNote connection={connection} />}
        <Button
          appearance="subtle"
          size="small"
          icon={<KeyboardRegular />}
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={onKeys}
        />
      </div>
    </div>
  );
}

function ReadOnlyNote({ connection }: { connection: ConnectionView }) {
  const compact = useCompactStyles();
  const signIn = useCommand('signIn.start');
  return (
    <>
      <LockClosedRegular fontSize={16} aria-hidden />
      <Text size={200} className={compact.onButton}>
        Read only
      </Text>
      {connection.canAskToWrite && (
        <Button
          size="small"
          title={`${READ_ONLY} Signing in once more lets you mark, move and delete messages here.`}
          disabledFocusable={signIn.isBusy}
          onClick={() => void signIn.run({ target: connection.id, flow: 'usual', access: 'read-write' })}
        >
          Allow changes…
        </Button>
      )}
    </>
  );
}

interface ToolProps {
  label: string;
  title: string;
  icon: ReactElement;
  isOff: boolean;
  onClick(): void;
}

function Tool({ label, title, icon, isOff, onClick }: ToolProps) {
  const styles = useStyles();
  const compact = useCompactStyles();
  return (
    <ToolbarButton
      className={styles.tool}
      icon={icon}
      title={title}
      aria-label={label}
      disabledFocusable={isOff}
      onClick={onClick}
    >
      <span className={compact.onTool}>{label}</span>
    </ToolbarButton>
  );
}
