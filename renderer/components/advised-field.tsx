import { Button, Field, Input, type InputProps, makeStyles, tokens } from '@fluentui/react-components';
import type { ClipboardEvent, ReactNode } from 'react';
import { cleanPaste, type FieldAdvice } from '../../preload/registration-fields.ts';
import { useRescuedFocus } from './use-rescued-focus.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '8px', alignItems: 'center' },
  input: { flexGrow: 1, minWidth: 0 },
  fix: { justifySelf: 'start', maxWidth: '100%', marginTop: '4px' },
  label: { fontWeight: tokens.fontWeightSemibold },
});

/** Longest text a field takes; main refuses more. */
const MAX_LENGTH = 2048;

export interface AdvisedFieldProps {
  name: string;
  label: string;
  hint: string;
  value: string;
  advice: FieldAdvice | null;
  onChange(value: string): void;
  onBlur?: () => void;
  onEnter?: () => void;
  type?: InputProps['type'];
  placeholder?: string;
  /** The field takes the place of a button that was pressed: the focus comes here. */
  isReplacement?: boolean;
  /** Buttons beside the input. */
  after?: ReactNode;
}

/** A text field that says at the keystroke what is wrong with it and offers the fix. */
export function AdvisedField({ name, label, hint, value, advice, after, ...rest }: AdvisedFieldProps) {
  const styles = useStyles();
  const input = useRescuedFocus<HTMLInputElement>(rest.isReplacement ?? false);

  function handleFix(fixed: string): void {
    rest.onChange(fixed);
    input.current?.focus();
  }

  function handleBlur(): void {
    const clean = cleanPaste(value);
    if (clean !== value) rest.onChange(clean);
    rest.onBlur?.();
  }

  return (
    <Field
      label={{ children: label, className: styles.label }}
      hint={advice?.level === 'info' ? advice.message : hint}
      {...messageOf(advice)}
    >
      {(fieldProps) => (
        <>
          <div className={styles.row}>
            <Input
              {...fieldProps}
              input={{ ref: input }}
              size="large"
              className={styles.input}
              name={name}
              value={value}
              type={rest.type ?? 'text'}
              placeholder={rest.placeholder ?? ''}
              maxLength={MAX_LENGTH}
              autoComplete="off"
              spellCheck={false}
              onChange={(_, data) => rest.onChange(data.value)}
              onPaste={(event) => handlePaste(event, rest.onChange)}
              onBlur={handleBlur}
              onKeyDown={(event) => event.key === 'Enter' && rest.onEnter?.()}
            />
            {after}
          </div>
          <FixButton advice={advice} onFix={handleFix} />
        </>
      )}
    </Field>
  );
}

/** An info takes the hint's place; it is no message of its own. */
function messageOf(advice: FieldAdvice | null) {
  if (!advice || advice.level === 'info') return {};
  return { validationState: advice.level, validationMessage: advice.message };
}

function FixButton({ advice, onFix }: { advice: FieldAdvice | null; onFix(value: string): void }) {
  const styles = useStyles();
  const fix = advice?.fix;
  if (!fix) return null;
  return (
    <Button size="small" className={styles.fix} onClick={() => onFix(fix.value)}>
      {fix.label}
    </Button>
  );
}

/** Text pasted over the whole field arrives without the label and the hidden characters of its source. */
function handlePaste(event: ClipboardEvent<HTMLInputElement>, onChange: (value: string) => void): void {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  if (selectionStart !== 0 || selectionEnd !== value.length) return;
  event.preventDefault();
  // The field's own limit holds only for what the browser puts in.
  onChange(cleanPaste(event.clipboardData.getData('text/plain')).slice(0, MAX_LENGTH));
}
