import { Button, Text, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { DiagnosticsView } from '../../../preload/contract.ts';
import { SettingsRow } from '../../components/settings-row.tsx';
import { formatExactly } from '../../components/time-words.ts';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { SwitchRow } from './controls.tsx';
import { LogDialog } from './log-dialog.tsx';
import { SectionCard } from './section-card.tsx';

/** How much the app takes down of what it does, and where to read it. */
export function DiagnosticsSection() {
  const { diagnostics, version, runtime } = useAppState();
  const setDetailed = useCommand('diagnostics.setDetailed');
  const copy = useCommand('diagnostics.copyLog');
  const show = useCommand('diagnostics.showLog');
  const [isOpen, setOpen] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const restoreFocus = useRestoreFocusTarget();

  async function handleCopy(): Promise<void> {
    const answer = await copy.run({});
    setCopied(answer.ok);
  }

  return (
    <>
      <SectionCard title="Log">
        <SwitchRow
          title="Detailed log"
          description={detailWords(diagnostics)}
          checked={diagnostics.detailedUntil !== null}
          onChange={(on) => void setDetailed.run({ on })}
        />
        <SettingsRow
          title="What was taken down"
          description="Tokens, secrets, addresses and mail are never in it. Two files of 1 MB each are kept."
        >
          {isCopied && <Text size={200}>Copied</Text>}
          <Button {...restoreFocus} onClick={() => setOpen(true)}>
            Read…
          </Button>
          <Button disabledFocusable={copy.isBusy} onClick={() => void handleCopy()}>
            Copy
          </Button>
          <Button disabledFocusable={show.isBusy} onClick={() => void show.run({})}>
            Show the file
          </Button>
        </SettingsRow>
      </SectionCard>
      <Text size={200}>
        Mailbox Connector {version} on {runtime}
      </Text>
      {isOpen && <LogDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function detailWords({ detailedUntil, hasEnded }: DiagnosticsView): string {
  const what = 'Each request and each step of a sign-in or a sync, for whoever helps you.';
  if (detailedUntil) {
    return `${what} It ends by itself on ${formatExactly(new Date(detailedUntil))}, or when the app is closed.`;
  }
  const ended = hasEnded
    ? ' It has ended by itself after a day.'
    : ' It ends by itself after a day, or when the app is closed.';
  return `${what}${ended}`;
}
