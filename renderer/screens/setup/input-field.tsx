import type { SystemInput } from '../../../preload/contract.ts';
import type { FieldAdvice } from '../../../preload/registration-fields.ts';
import { AdvisedField } from '../../components/advised-field.tsx';
import { CheckboxGroup } from '../../components/checkbox-group.tsx';
import { ExplainedRadios } from '../../components/explained-radios.tsx';
import { shownAdvice, usePatientAdvice } from './shown-advice.ts';
import type { SetupControl } from './use-setup.ts';

export interface InputFieldProps {
  input: SystemInput;
  control: SetupControl;
}

/** An input of the System in the setup. */
export function InputField({ input, control }: InputFieldProps) {
  const { values, change } = control.draft;
  return (
    <SystemInputField
      input={input}
      value={values.inputs[input.id] ?? ''}
      advice={control.inputAdvice[input.id] ?? null}
      isStrict={control.isStrict}
      onChange={(text) => change({ inputs: { ...values.inputs, [input.id]: text } })}
      onEnter={() => void control.next()}
    />
  );
}

interface FieldProps {
  input: SystemInput;
  value: string;
  advice: FieldAdvice | null;
  isStrict: boolean;
  onChange(value: string): void;
}

export type SystemInputFieldProps = FieldProps & { onEnter(): void };

/** One thing that a System has to be told: typed, or chosen where there is only so much to choose from. */
export function SystemInputField({ onEnter, ...rest }: SystemInputFieldProps) {
  if (rest.input.kind === 'choice') return <ChoiceField {...rest} />;
  if (rest.input.kind === 'choices') return <ChoicesField {...rest} />;
  return <TypedField {...rest} onEnter={onEnter} />;
}

function TypedField({ input, value, advice, isStrict, ...on }: SystemInputFieldProps) {
  const shown = usePatientAdvice(advice, value, isStrict);
  return (
    <AdvisedField
      name={`input-${input.id}`}
      label={labelOf(input)}
      hint={input.hint}
      placeholder={input.example}
      value={value}
      advice={shown}
      {...on}
    />
  );
}

function ChoiceField({ input, value, advice, isStrict, onChange }: FieldProps) {
  const choices = (input.options ?? []).map(({ label, ...option }) => ({ ...option, title: label }));
  return (
    <ExplainedRadios
      label={labelOf(input)}
      hint={input.hint}
      advice={shownAdvice(advice, value, isStrict)}
      choices={choices}
      value={value}
      onChange={onChange}
    />
  );
}

/** The values that are ticked are kept as words with spaces between, in the order of the options. */
function ChoicesField({ input, value, advice, isStrict, onChange }: FieldProps) {
  const values = (input.options ?? []).map((option) => option.value);
  const chosen = value.split(/\s+/).filter(Boolean);

  function handleChange(changed: string, checked: boolean): void {
    onChange(values.filter((one) => (one === changed ? checked : chosen.includes(one))).join(' '));
  }

  return (
    <CheckboxGroup
      isPaired
      label={labelOf(input)}
      hint={input.hint}
      message={shownAdvice(advice, value, isStrict)?.message ?? null}
      options={(input.options ?? []).map(({ label, ...option }) => ({ ...option, title: label }))}
      chosen={chosen}
      onChange={handleChange}
    />
  );
}

function labelOf({ label, required }: SystemInput): string {
  return required ? label : `${label} (optional)`;
}
