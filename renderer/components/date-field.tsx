import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  input: { maxWidth: '240px' },
});

export interface DateFieldProps {
  name: string;
  label: string;
  hint: string;
  /** ISO 8601; null where no day is known. */
  value: string | null;
  onChange(value: string | null): void;
}

/** A day, kept as ISO 8601 at midnight UTC. */
export function DateField({ name, label, hint, value, onChange }: DateFieldProps) {
  const styles = useStyles();
  const isPast = value !== null && Date.parse(value) < Date.now();
  return (
    <Field
      label={{ children: label, className: styles.label }}
      hint={hint}
      {...(isPast
        ? {
            validationState: 'warning',
            validationMessage: 'This day has passed: the secret no longer works.',
          }
        : {})}
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
