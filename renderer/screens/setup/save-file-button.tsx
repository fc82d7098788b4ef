import { Button } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import { useState } from 'react';
import { useAnnounce } from '../../components/announcer.tsx';
import { useCommand } from '../../store/use-command.ts';

export interface SaveFileButtonProps {
  command: 'admin.saveRequest' | 'admin.saveResponse';
  label: string;
}

/** Saves a file; main asks where. */
export function SaveFileButton({ command, label }: SaveFileButtonProps) {
  const { run, isBusy } = useCommand(command);
  const announce = useAnnounce();
  const [isSaved, setSaved] = useState(false);

  async function handleClick(): Promise<void> {
    const result = await run({});
    if (!result.ok || !result.value.saved) return;
    setSaved(true);
    announce('Saved');
  }

  return (
    <Button
      icon={isSaved ? <CheckmarkRegular /> : <SaveRegular />}
      disabledFocusable={isBusy}
      onClick={() => void handleClick()}
    >
      {isSaved ? `${label} (saved)` : label}
    </Button>
  );
}
