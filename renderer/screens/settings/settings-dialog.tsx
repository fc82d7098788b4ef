import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '520px' },
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    alignItems: 'center',
    columnGap: '24px',
    padding: '16px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  label: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  description: { color: tokens.colorNeutralForeground2 },
  about: { paddingTop: '16px', color: tokens.colorNeutralForeground3 },
});

/** The few settings there are, and what this installation is. */
export function SettingsDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const styles = useStyles();
  const { settings, vault, version, runtime } = useAppState();
  const update = useCommand('settings.update');
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Settings</DialogTitle>
          <DialogContent>
            <SwitchRow
              label="Start when I sign in to this computer"
              description="Runs in the background and keeps the inbox up to date."
              checked={settings.startAtLogin}
              onChange={(startAtLogin) => void update.run({ startAtLogin })}
            />
            <SwitchRow
              label="Pause all mailboxes"
              description="Nothing is fetched until you switch this off."
              checked={settings.paused}
              onChange={(paused) => void update.run({ paused })}
            />
            <SettingsRow label="Storage" description={storageWords(vault)} />
            <Text block size={200} className={styles.about}>
              Mailbox Connector {version} on {runtime}
            </Text>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">Done</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function storageWords({ kind, backend }: { kind: 'keyring' | 'memory'; backend: string }): string {
  return kind === 'keyring'
    ? `Sign-ins and client secrets are encrypted by ${backend}. Mail is never written to this computer.`
    : 'Sign-ins are kept in memory only and end when the app is closed. Mail is never written to this computer.';
}

interface SwitchRowProps {
  label: string;
  description: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

function SwitchRow({ label, description, checked, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <SettingsRow label={label} description={description} htmlFor={id}>
      <Switch
        id={id}
        checked={checked}
        aria-describedby={`${id}-description`}
        onChange={(_, data) => onChange(data.checked)}
      />
    </SettingsRow>
  );
}

interface SettingsRowProps {
  label: string;
  description: string;
  htmlFor?: string;
  children?: ReactNode;
}

function SettingsRow({ label, description, htmlFor, children }: SettingsRowProps) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <div>
        {htmlFor ? (
          <label className={styles.label} htmlFor={htmlFor}>
            {label}
          </label>
        ) : (
          <Text className={styles.label}>{label}</Text>
        )}
        <Text id={htmlFor && `${htmlFor}-description`} size={200} className={styles.description}>
          {description}
        </Text>
      </div>
      {children}
    </div>
  );
}
