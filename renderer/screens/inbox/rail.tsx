import { Button, makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { HatGraduationRegular } from '@fluentui/react-icons/svg/hat-graduation';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { type ReactNode, useState } from 'react';
import { useAppState } from '../../store/connector.tsx';
import type { HomeActions } from '../home-actions.ts';
import { PracticeDrawer } from '../practice/practice-drawer.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { useCompactStyles } from './compact-styles.ts';
import { ConnectionItem } from './connection-item.tsx';

const useStyles = makeStyles({
  rail: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    width: '264px',
    boxSizing: 'border-box',
    padding: '16px 8px 8px',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 1079px)': { width: '64px' },
  },
  title: {
    margin: '0 0 8px',
    padding: '0 12px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { display: 'flex', flexDirection: 'column', gap: '4px', margin: 0, padding: 0, listStyle: 'none' },
  tools: { marginTop: 'auto', paddingTop: '16px', display: 'flex', flexDirection: 'column', gap: '2px' },
  tool: {
    justifyContent: 'flex-start',
    minWidth: 0,
    minHeight: '40px',
    fontWeight: tokens.fontWeightRegular,
  },
});

/** The list of connections, and the ways to other screens. */
export function Rail({ selected, actions }: { selected: string | null; actions: HomeActions }) {
  const styles = useStyles();
  const compact = useCompactStyles();
  const { connections } = useAppState();
  return (
    <nav className={styles.rail} aria-label="Mailboxes">
      <h2 className={mergeClasses(styles.title, compact.inRail)}>Mailboxes</h2>
      <ul className={styles.list}>
        {connections.map((connection) => (
          <li key={connection.id}>
            <ConnectionItem connection={connection} isSelected={connection.id === selected} />
          </li>
        ))}
      </ul>
      <Tools actions={actions} />
    </nav>
  );
}

function Tools({ actions }: { actions: HomeActions }) {
  const styles = useStyles();
  const { practice, connections } = useAppState();
  const [opened, setOpened] = useState<'practice' | 'settings' | null>(null);
  const hasPractice = practice !== null && connections.some((connection) => connection.practice);
  return (
    <div className={styles.tools}>
      <Tool
        icon={<AddRegular />}
        label={actions.resume ? 'Continue setup' : 'Add mailbox'}
        isBusy={actions.isStarting}
        onClick={() => (actions.resume ? actions.resume() : actions.start(false))}
      />
      {hasPractice && (
        <Tool icon={<HatGraduationRegular />} label="Practice" onClick={() => setOpened('practice')} />
      )}
      <Tool icon={<SettingsRegular />} label="Settings" onClick={() => setOpened('settings')} />
      <PracticeDrawer isOpen={opened === 'practice'} actions={actions} onClose={() => setOpened(null)} />
      <SettingsDialog isOpen={opened === 'settings'} onClose={() => setOpened(null)} />
    </div>
  );
}

interface ToolProps {
  icon: ReactNode & object;
  label: string;
  isBusy?: boolean;
  onClick(): void;
}

function Tool({ icon, label, isBusy = false, onClick }: ToolProps) {
  const restoreFocus = useRestoreFocusTarget();
  const styles = useStyles();
  const compact = useCompactStyles();
  return (
    <Button
      appearance="subtle"
      {...restoreFocus}
      className={styles.tool}
      icon={icon as React.JSX.Element}
      title={label}
      disabledFocusable={isBusy}
      onClick={onClick}
    >
      <span className={compact.inRail}>{label}</span>
    </Button>
  );
}
