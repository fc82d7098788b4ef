import { makeStyles, tokens } from '@fluentui/react-components';
import type { SystemInput, SystemView } from '../../../preload/contract.ts';
import { AdvisedField } from '../../components/advised-field.tsx';
import { RedirectUri } from './redirect-uri.tsx';
import { usePatientAdvice } from './shown-advice.ts';
import { THIS_COMPUTER } from './system-advice.ts';
import { SystemNotes } from './system-notes.tsx';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  details: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    padding: '16px 24px 20px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** What the chosen System asks for and what follows from it. */
export function SystemDetails({ system, control }: { system: SystemView; control: SetupControl }) {
  const styles = useStyles();
  const { plan } = control.setup;
  // Here the app itself sees to everything.
  if (system.id === THIS_COMPUTER) return null;
  return (
    <section className={styles.details} aria-label={system.name}>
      {system.inputs.map((input) => (
        <InputField key={input.id} input={input} control={control} />
      ))}
      {plan && (
        <RedirectUri uri={plan.redirectUri} hint="The app enters or checks it for you in the next steps" />
      )}
      <SystemNotes system={system} />
    </section>
  );
}

function InputField({ input, control }: { input: SystemInput; control: SetupControl }) {
  const { values, change } = control.draft;
  const value = values.inputs[input.id] ?? '';
  const advice = usePatientAdvice(control.inputAdvice[input.id] ?? null, value, control.isStrict);
  return (
    <AdvisedField
      name={`input-${input.id}`}
      label={input.required ? input.label : `${input.label} (optional)`}
      hint={input.hint}
      placeholder={input.example}
      value={value}
      advice={advice}
      onChange={(text) => change({ inputs: { ...values.inputs, [input.id]: text } })}
      onEnter={() => void control.next()}
    />
  );
}
