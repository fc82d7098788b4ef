import { makeStyles, Select, Switch } from '@fluentui/react-components';
import { useId } from 'react';
import { SettingsRow } from '../../components/settings-row.tsx';

// The room around the switch for a finger would put it beside the column of the other controls.
const useStyles = makeStyles({ switch: { marginRight: '-8px' }, select: { minWidth: '160px' } });

export interface SwitchRowProps {
  title: string;
  description: string;
  checked: boolean;
  isDisabled?: boolean;
  onChange(checked: boolean): void;
}

/** A setting that is on or off. */
export function SwitchRow({ title, description, checked, isDisabled = false, onChange }: SwitchRowProps) {
  const id = useId();
  const styles = useStyles();
  return (
    <SettingsRow title={title} description={description} htmlFor={id}>
      <Switch
        id={id}
        className={styles.switch}
        checked={checked}
        disabled={isDisabled}
        aria-describedby={`${id}-description`}
        onChange={(_, data) => onChange(data.checked)}
      />
    </SettingsRow>
  );
}

export interface SelectRowProps<T extends string> {
  title: string;
  description: string;
  value: T;
  /** Values and their words. */
  choices: readonly (readonly [T, string])[];
  onChange(value: T): void;
}

/** A setting with a few values. */
export function SelectRow<T extends string>(props: SelectRowProps<T>) {
  const { title, description, value, choices, onChange } = props;
  const id = useId();
  const styles = useStyles();
  return (
    <SettingsRow title={title} description={description} htmlFor={id}>
      <Select
        id={id}
        className={styles.select}
        value={value}
        aria-describedby={`${id}-description`}
        onChange={(_, data) => onChange(data.value as T)}
      >
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </Select>
    </SettingsRow>
  );
}
