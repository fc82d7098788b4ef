import { Button, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ImportedMailbox, SettingChange, SettingsFile } from '../../../preload/contract.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { formatExactly } from '../../components/time-words.ts';
import { VerdictIcon } from '../../components/verdict-icon.tsx';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  part: { display: 'flex', flexDirection: 'column' },
  box: { marginLeft: '-8px' },
  list: {
    listStyleType: 'none',
    margin: '0 0 0 28px',
    padding: 0,
    maxHeight: '220px',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
  },
  warning: { margin: '0 0 6px 28px', color: tokens.colorNeutralForeground2 },
  change: { overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  mailbox: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', gap: '2px 8px' },
  note: { gridColumnStart: 2, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  address: { overflowWrap: 'anywhere' },
});

const SIGNS = { new: 'passed', known: 'skipped', refused: 'failed' } as const;

export interface ImportSettingsDialogProps {
  file: SettingsFile;
  /** With what was done, in words; empty where nothing was. */
  onDone(words: string): void;
}

/** What a file would change, part by part, before anything does. */
export function ImportSettingsDialog({ file, onDone }: ImportSettingsDialogProps) {
  const styles = useStyles();
  const apply = useCommand('settingsFile.apply', 'inline');
  const fresh = file.mailboxes.filter(({ verdict }) => verdict === 'new').length;
  const [settings, setSettings] = useState(file.settings.length > 0);
  // Whoever made the file could read along: this is chosen, never offered.
  const [network, setNetwork] = useState(false);
  const [mailboxes, setMailboxes] = useState(fresh > 0);
  const isNothing = !settings && !network && !mailboxes;

  async function handleApply(): Promise<void> {
    const answer = await apply.run({ settings, network, mailboxes });
    if (answer.ok)
      onDone(answer.value.added > 0 ? `Imported, ${addedWords(answer.value.added)}` : 'Imported');
  }

  return (
    <DialogFrame
      isOpen
      onClose={() => onDone('')}
      title="Import settings"
      close="Cancel"
      actions={
        <Button
          appearance="primary"
          disabledFocusable={isNothing || apply.isBusy}
          onClick={() => void handleApply()}
        >
          {apply.isBusy ? 'Importing…' : 'Import'}
        </Button>
      }
    >
      <Text className={styles.quiet}>
        Exported on {formatExactly(new Date(file.writtenAt))}. Nothing has changed yet.
      </Text>
      <Part
        label={file.settings.length > 0 ? 'Settings' : 'Settings: the same as here'}
        isOff={file.settings.length === 0}
        checked={settings}
        onChange={setSettings}
      >
        <Changes name="Settings that change" changes={file.settings} />
      </Part>
      <Part
        label={
          file.network.length > 0 ? 'Proxy and certificates' : 'Proxy and certificates: the same as here'
        }
        isOff={file.network.length === 0}
        checked={network}
        onChange={setNetwork}
      >
        {file.network.length > 0 && (
          <Text size={200} className={styles.warning}>
            Whoever holds these can read what this app sends. Take them over only from a file of your own
            company.
          </Text>
        )}
        <Changes name="Network settings that change" changes={file.network} />
      </Part>
      <Part
        label={mailboxWords(file.mailboxes.length, fresh)}
        isOff={fresh === 0}
        checked={mailboxes}
        onChange={setMailboxes}
      >
        <Mailboxes list={file.mailboxes} />
      </Part>
      {apply.problem && <ProblemCard problem={apply.problem} isPlain />}
    </DialogFrame>
  );
}

interface PartProps {
  label: string;
  isOff: boolean;
  checked: boolean;
  onChange(checked: boolean): void;
  children: ReactNode;
}

function Part({ label, isOff, checked, onChange, children }: PartProps) {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <Checkbox
        className={styles.box}
        label={label}
        disabled={isOff}
        checked={checked}
        onChange={(_, data) => onChange(data.checked === true)}
      />
      {children}
    </div>
  );
}

function Changes({ name, changes }: { name: string; changes: readonly SettingChange[] }) {
  const styles = useStyles();
  if (changes.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={name}>
      {changes.map((change) => (
        <li key={`${change.name} ${change.to}`} className={styles.change}>
          <Text size={200}>
            <span className={styles.name}>{change.name}</span>: {change.from} → {change.to}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function Mailboxes({ list }: { list: readonly ImportedMailbox[] }) {
  const styles = useStyles();
  if (list.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
    <ul className={styles.list} aria-label="Mailboxes of the file" tabIndex={0}>
      {list.map((one) => (
        <li key={`${one.mailbox} ${one.systemName} ${one.verdict}`} className={styles.mailbox}>
          <VerdictIcon verdict={SIGNS[one.verdict]} />
          <Text size={200} className={styles.address}>
            {one.mailbox} ({one.systemName}, {one.cloudName})
          </Text>
          <Text size={200} className={styles.note}>
            {one.note}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function mailboxWords(count: number, fresh: number): string {
  if (count === 0) return 'Mailboxes: none in the file';
  if (fresh === 0) return 'Mailboxes: none that can be added';
  return fresh === 1 ? 'Add 1 mailbox' : `Add ${fresh} mailboxes`;
}

function addedWords(added: number): string {
  return added === 1 ? '1 mailbox added' : `${added} mailboxes added`;
}
