import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  input: { maxWidth: '240px' },
});

const MISSING = { validationState: 'error', validationMessage: 'Choose the day.' } as const;
const PAST = {
  validationState: 'warning',
  validationMessage: 'This day has passed: the secret no longer works.',
} as const;

export interface DateFieldProps {
  name: string;
  label: string;
  hint: string;
  /** ISO 8601; null where no day is known. */
  value: string | null;
  /** The day was needed and is not there. */
  isMissing?: boolean;
  onChange(value: string | null): void;
}

/** A day, kept as ISO 8601 at midnight UTC. */
export function DateField({ name, label, hint, value, isMissing = false, onChange }: DateFieldProps) {
  const styles = useStyles();
  const isPast = value !== null && Date.parse(value) < Date.now();
  return (
    <Field
      label={{ children: label, className: styles.label }}
      hint={hint}
      {...(isMissing ? MISSING : isPast ? PAST : {})}
    >
      <Input
        className={styles.input}
        size="large"
        type="date"
        name={name}
        value={value?.slice(0, 10) ?? ''}
        onChange={(_, data) => onChange(data.value === '' ? null : `${data.value}T00:00:00.000Z`)}
      />
    </Field>
  );
}
