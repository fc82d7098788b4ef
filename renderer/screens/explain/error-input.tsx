import { Button, Field, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons/svg/document-arrow-up';
import { type ChangeEvent, type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { cutText, readText } from './read-text.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '880px' },
  text: {
    '& textarea': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      minHeight: '220px',
      maxHeight: '50vh',
      '@media (max-height: 699px)': { minHeight: '150px' },
    },
  },
  over: { outline: `2px dashed ${tokens.colorCompoundBrandStroke}`, outlineOffset: '2px' },
  label: { fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

export interface ErrorInputProps {
  isBusy: boolean;
  onExplain(text: string): void;
}

/** Where an error text is pasted, typed, dropped or opened. */
export function ErrorInput({ isBusy, onExplain }: ErrorInputProps) {
  const styles = useStyles();
  const chooser = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  function explain(): void {
    if (text.trim() === '') setRefusal('Paste a text first.');
    else onExplain(cutText(text));
  }

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const read = await readText(file);
    if (read === null) setRefusal('This file is no text, or larger than 20 MB. Paste the message from it.');
    else if (read.trim() === '') setRefusal('This file is empty.');
    else onExplain(read);
  }

  function handleDrop(event: DragEvent): void {
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void take(file);
  }

  function handleFile({ target }: ChangeEvent<HTMLInputElement>): void {
    void take(target.files?.[0]);
    // The same file may be chosen again.
    target.value = '';
  }

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) explain();
  }

  return (
    <div className={styles.form}>
      <Field
        label={{ children: 'Error text', className: styles.label }}
        hint="The whole message is best, with its details: codes and IDs are often at the end."
        {...(refusal ? { validationMessage: refusal, validationState: 'error' as const } : {})}
      >
        <Textarea
          className={mergeClasses(styles.text, isOver && styles.over)}
          resize="vertical"
          spellCheck={false}
          placeholder="AADSTS50011: The redirect URI … specified in the request does not match …"
          value={text}
          onChange={(_, { value }) => {
            setText(value);
            setRefusal(null);
          }}
          onKeyDown={handleKeyDown}
          onDrop={handleDrop}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
        />
      </Field>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={explain}>
          Explain
        </Button>
        <Button icon={<DocumentArrowUpRegular />} onClick={() => chooser.current?.click()}>
          Open a file
        </Button>
        <input ref={chooser} type="file" hidden aria-label="File with an error text" onChange={handleFile} />
      </div>
    </div>
  );
}
