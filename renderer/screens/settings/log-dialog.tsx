import { Spinner, Text } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { ScrollText } from '../../components/scroll-text.tsx';
import { useCommand } from '../../store/use-command.ts';

/** The newest lines of the log. */
export function LogDialog({ onClose }: { onClose(): void }) {
  const { run } = useCommand('diagnostics.readLog');
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    void run({}).then((answer) => answer.ok && setText(answer.value.text));
  }, [run]);
  return (
    <DialogFrame isOpen onClose={onClose} title="Log" width="wide">
      {text === null && <Spinner size="small" label="Reading…" />}
      {text === '' && <Text>Nothing was taken down yet.</Text>}
      {text && <ScrollText label="Lines of the log" text={newestFirst(text)} isCode />}
    </DialogFrame>
  );
}

function newestFirst(text: string): string {
  return text.trimEnd().split('\n').reverse().join('\n');
}
