import { Button, Text, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingsFile } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { SettingsRow } from '../../components/settings-row.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ImportSettingsDialog } from './import-settings-dialog.tsx';
import { SectionCard } from './section-card.tsx';

/** Settings and connections on their way to another computer. */
export function SettingsFileCard() {
  const save = useCommand('settingsFile.save');
  const open = useCommand('settingsFile.open');
  const [file, setFile] = useState<SettingsFile | null>(null);
  const [done, setDone] = useState('');
  const restoreFocus = useRestoreFocusTarget();
  useAnnounceChange(done);

  async function handleSave(): Promise<void> {
    setDone('');
    const answer = await save.run({});
    if (answer.ok && answer.value.saved) setDone('Exported');
  }

  async function handleOpen(): Promise<void> {
    setDone('');
    const answer = await open.run({});
    if (answer.ok) setFile(answer.value);
  }

  return (
    <>
      <SectionCard title="Another computer">
        <SettingsRow
          title="Export and import"
          description="A file with the settings and the registrations of your mailboxes. No sign-in, secret or password is in it; each person signs in again there."
        >
          {done && <Text size={200}>{done}</Text>}
          <Button disabledFocusable={save.isBusy} onClick={() => void handleSave()}>
            Export…
          </Button>
          <Button {...restoreFocus} disabledFocusable={open.isBusy} onClick={() => void handleOpen()}>
            Import…
          </Button>
        </SettingsRow>
      </SectionCard>
      {file && (
        <ImportSettingsDialog
          file={file}
          onDone={(words) => {
            setFile(null);
            setDone(words);
          }}
        />
      )}
    </>
  );
}
