import { Button, Field, Input, type InputProps, makeStyles, tokens } from '@fluentui/react-components';
import { type ClipboardEvent, type ReactNode, useRef } from 'react';
import { cleanPaste, type FieldAdvice } from '../../preload/registration-fields.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '8px', alignItems: 'center' },
  input: { flexGrow: 1, minWidth: 0 },
  fix: { alignSelf: 'flex-start', marginTop: '4px' },
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
  /** Buttons beside the input. */
  after?: ReactNode;
}

/** A text field that says at the keystroke what is wrong with it and offers the fix. */
export function AdvisedField({ name, label, hint, value, advice, after, ...rest }: AdvisedFieldProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);

  function handleFix(fixed: string): void {
    rest.onChange(fixed);
    input.current?.focus();
  }

  return (
    <Field
      label={{ children: label, className: styles.label }}
      hint={hint}
      validationState={advice ? VALIDATION[advice.level] : 'none'}
      {...(advice ? { validationMessage: advice.message } : {})}
    >
      {(fieldProps) => (
        <>
          <div className={styles.row}>
            <Input
              {...fieldProps}
              input={{ ref: input }}
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
              onBlur={() => rest.onBlur?.()}
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

const VALIDATION = { error: 'error', warning: 'warning', info: 'none' } as const;

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
  onChange(cleanPaste(event.clipboardData.getData('text/plain')));
}
