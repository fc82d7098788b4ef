import { Button, Text, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { VaultTest, VaultView } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemDialog } from '../../components/problem-dialog.tsx';
import { SettingsRow } from '../../components/settings-row.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { SectionCard } from './section-card.tsx';
import { SettingsFileCard } from './settings-file-card.tsx';

/** Where sign-ins are kept, whether that works, and how they are got rid of. */
export function StorageSection() {
  const { vault, connections } = useAppState();
  const signOutAll = useCommand('storage.signOutAll');
  const wipe = useCommand('storage.wipe');
  const count = connections.length === 1 ? 'one mailbox' : `all ${connections.length} mailboxes`;
  return (
    <>
      <SectionCard title="Sign-ins and client secrets">
        <VaultRow vault={vault} />
      </SectionCard>
      <SettingsFileCard />
      <SectionCard title="Leave no trace">
        <ConfirmedRow
          title="Sign out everywhere"
          description="Forgets every sign-in on this computer. The mailboxes stay in the list."
          button="Sign out everywhere…"
          isBusy={signOutAll.isBusy}
          question={`Sign out of ${count}?`}
          loss="Nothing is fetched until each person has signed in again. Client secrets, settings and the history stay."
          confirm="Sign out"
          onConfirm={() => void signOutAll.run({})}
        />
        <ConfirmedRow
          title="Wipe everything"
          description="As if the app had never been used on this computer."
          button="Wipe everything…"
          isBusy={wipe.isBusy}
          question="Wipe everything?"
          loss={`This computer forgets ${count}, their sign-ins and client secrets, an unfinished setup, the history and all settings. Registrations at Microsoft, the mailboxes and their mail stay as they are. A secret that is kept nowhere else is lost.`}
          confirm="Wipe everything"
          onConfirm={() => void wipe.run({})}
        />
      </SectionCard>
    </>
  );
}

function VaultRow({ vault }: { vault: VaultView }) {
  const test = useCommand('storage.test');
  const [found, setFound] = useState<VaultTest | null>(null);
  const [isExplained, setExplained] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  const words = found ? testWords(found) : '';
  useAnnounceChange(words);

  async function handleTest(): Promise<void> {
    const answer = await test.run({});
    if (answer.ok) setFound(answer.value);
  }

  return (
    <SettingsRow
      title={vault.kind === 'keyring' ? `Encrypted by ${vault.backend}` : 'In memory only'}
      description={
        vault.kind === 'keyring'
          ? 'Nobody else on this computer can read them. Mail is never written to it.'
          : 'They end when the app is closed. Mail is never written to this computer.'
      }
    >
      {words && <Text size={200}>{words}</Text>}
      {vault.problem && (
        <>
          <Button {...restoreFocus} onClick={() => setExplained(true)}>
            How to fix
          </Button>
          <ProblemDialog problem={isExplained ? vault.problem : null} onClose={() => setExplained(false)} />
        </>
      )}
      <Button disabledFocusable={test.isBusy} onClick={() => void handleTest()}>
        {test.isBusy ? 'Testing…' : 'Test now'}
      </Button>
    </SettingsRow>
  );
}

function testWords({ works, ms }: VaultTest): string {
  return works
    ? `Written, read and deleted in ${Math.max(1, Math.round(ms))} ms`
    : 'A test entry could not be kept';
}

interface ConfirmedRowProps {
  title: string;
  description: string;
  button: string;
  isBusy: boolean;
  question: string;
  /** What is lost. */
  loss: string;
  confirm: string;
  onConfirm(): void;
}

function ConfirmedRow(props: ConfirmedRowProps) {
  const [isAsking, setAsking] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  return (
    <SettingsRow title={props.title} description={props.description}>
      <Button {...restoreFocus} disabledFocusable={props.isBusy} onClick={() => setAsking(true)}>
        {props.button}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={props.question}
        text={props.loss}
        confirm={props.confirm}
        onConfirm={props.onConfirm}
        onClose={() => setAsking(false)}
      />
    </SettingsRow>
  );
}
