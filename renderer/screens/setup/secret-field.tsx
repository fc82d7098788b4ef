import { Button, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { useState } from 'react';
import { AdvisedField } from '../../components/advised-field.tsx';
import { useAppState } from '../../store/connector.tsx';
import { shownAdvice } from './shown-advice.ts';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  kept: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 8px 8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  words: { flexGrow: 1 },
  icon: { fontSize: '20px', color: tokens.colorNeutralForeground2 },
});

/** The client secret: typed once, then only "kept"; it cannot be read back. */
export function SecretField({ control }: { control: SetupControl }) {
  const { setup, secret, isStrict } = control;
  const [isReplacing, setReplacing] = useState(false);
  if (setup.hasSecret && !isReplacing && secret.text === '') {
    return <KeptSecret onReplace={() => setReplacing(true)} onRemove={() => void secret.remove()} />;
  }

  async function handleSave(): Promise<void> {
    await secret.save();
    setReplacing(false);
  }

  return (
    <AdvisedField
      name="secret"
      type="password"
      isReplacement
      label="Client secret"
      hint={
        isReplacing
          ? 'The stored secret is used until you type another one'
          : 'Under Certificates & secrets: the column Value, not the Secret ID'
      }
      value={secret.text}
      advice={shownAdvice(secret.advice, secret.text, isStrict && !setup.hasSecret)}
      onChange={secret.change}
      onBlur={() => void handleSave()}
      onEnter={() => void control.next()}
    />
  );
}

function KeptSecret({ onReplace, onRemove }: { onReplace(): void; onRemove(): void }) {
  const styles = useStyles();
  const { vault } = useAppState();
  return (
    <Field label={{ children: 'Client secret', className: styles.label }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row */}
      <div role="group" className={styles.kept}>
        <LockClosedRegular className={styles.icon} aria-hidden />
        <Text className={styles.words}>
          {vault.kind === 'keyring' ? `Kept in ${vault.backend}` : 'Kept in memory until the app is closed'}
        </Text>
        <Button onClick={onReplace}>Replace</Button>
        <Button onClick={onRemove}>Remove</Button>
      </div>
    </Field>
  );
}
