import { Checkbox, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '4px' },
  options: { display: 'flex', flexDirection: 'column' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    columnGap: '16px',
  },
  option: { marginLeft: '-8px' },
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  title: { color: tokens.colorNeutralForeground1 },
  text: { color: tokens.colorNeutralForeground2 },
  hint: { color: tokens.colorNeutralForeground3 },
  message: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusDangerForeground3,
  },
});

export interface CheckboxGroupProps {
  label: string;
  hint?: string;
  /** What is wrong with the choice; null where nothing is. */
  message: string | null;
  /** Short options stand side by side where there is room. */
  isPaired?: boolean;
  options: readonly { value: string; title: string; text: ReactNode }[];
  chosen: readonly string[];
  onChange(value: string, checked: boolean): void;
}

/** Several of a few things, each explained. Fluent's Field would give every box the name of the group. */
export function CheckboxGroup({
  label,
  hint,
  message,
  isPaired = false,
  options,
  ...rest
}: CheckboxGroupProps) {
  const styles = useStyles();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in columns
    <div
      role="group"
      className={styles.group}
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-message ${id}-hint`}
    >
      <Text id={`${id}-label`} weight="semibold">
        {label}
      </Text>
      <div className={mergeClasses(styles.options, isPaired && styles.columns)}>
        {options.map(({ value, title, text }) => (
          <Checkbox
            key={value}
            className={styles.option}
            {...(message ? { 'aria-invalid': true } : {})}
            checked={rest.chosen.includes(value)}
            onChange={(_, data) => rest.onChange(value, data.checked === true)}
            label={
              <span className={styles.words}>
                <span className={styles.title}>{title}</span>
                <Text size={200} className={styles.text}>
                  {text}
                </Text>
              </span>
            }
          />
        ))}
      </div>
      <span id={`${id}-message`} role="alert">
        {message && (
          <span className={styles.message}>
            <ErrorCircleFilled aria-hidden />
            {message}
          </span>
        )}
      </span>
      {hint && (
        <Text id={`${id}-hint`} size={200} className={styles.hint}>
          {hint}
        </Text>
      )}
    </div>
  );
}
