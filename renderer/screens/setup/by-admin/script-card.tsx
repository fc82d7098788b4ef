import { makeStyles, Spinner, Tab, TabList, Text } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import type { CommandInput } from '../../../../preload/contract.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { ProblemCard } from '../../../components/problem-card.tsx';
import { ScrollText } from '../../../components/scroll-text.tsx';
import { useAppState } from '../../../store/connector.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../card-styles.ts';

type Kind = CommandInput<'admin.script'>['kind'];

const KINDS: readonly { kind: Kind; label: string }[] = [
  { kind: 'az', label: 'Azure CLI' },
  { kind: 'powershell', label: 'PowerShell' },
];

const useStyles = makeStyles({
  tabs: { marginLeft: '-10px' },
  panel: { display: 'flex', flexDirection: 'column', gap: '16px' },
});

/** The same as a script, with the values filled in. */
export function ScriptCard() {
  const card = useCardStyles();
  const styles = useStyles();
  const id = useId();
  const [kind, setKind] = useState<Kind>('az');
  return (
    <section className={card.card} aria-label="Script">
      <div>
        <h2 className={card.heading}>Or send a script</h2>
        <Text className={card.secondary}>It makes the same registration and prints the values you need.</Text>
      </div>
      <TabList
        className={styles.tabs}
        aria-label="Kind of script"
        selectedValue={kind}
        onTabSelect={(_, data) => setKind(data.value as Kind)}
      >
        {KINDS.map(({ kind: value, label }) => (
          <Tab key={value} value={value} id={`${id}-${value}`} aria-controls={`${id}-panel`}>
            {label}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${kind}`} className={styles.panel}>
        <Script key={kind} kind={kind} />
      </div>
    </section>
  );
}

function Script({ kind }: { kind: Kind }) {
  const card = useCardStyles();
  const { setup } = useAppState();
  const { run, problem } = useCommand('admin.script', 'inline');
  const [text, setText] = useState<string | null>(null);
  const plan = JSON.stringify(setup?.plan);

  const load = useEffectEvent(async () => {
    const result = await run({ kind });
    if (result.ok) setText(result.value.text);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan makes another script
  useEffect(() => void load(), [plan]);

  if (problem) return <ProblemCard problem={problem} isPlain />;
  if (text === null) return <Spinner size="tiny" label="Writing the script…" />;
  return (
    <>
      <ScrollText label="Script text" text={text} isCode />
      <div className={card.actions}>
        <CopyButton text={text} label="Copy the script" />
      </div>
    </>
  );
}
