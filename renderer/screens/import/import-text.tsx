import {
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type DragEvent, useState } from 'react';
import type { Problem } from '../../../preload/contract.ts';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useAppState } from '../../store/connector.tsx';

/** Longest text main takes, in characters. */
const MAX_LENGTH = 200_000;

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '4px 0 12px' },
  text: {
    '& textarea': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      minHeight: '180px',
      maxHeight: '40vh',
    },
  },
  label: { fontWeight: tokens.fontWeightSemibold },
  over: { outline: `2px dashed ${tokens.colorCompoundBrandStroke}`, outlineOffset: '2px' },
});

export interface ImportTextProps {
  text: string;
  problem: Problem | null;
  onChange(text: string): void;
}

/** Where a configuration is pasted, or a file with one is dropped. */
export function ImportText({ text, problem, onChange }: ImportTextProps) {
  const styles = useStyles();
  const { setup } = useAppState();
  const [isOver, setOver] = useState(false);

  async function handleDrop(event: DragEvent): Promise<void> {
    const file = event.dataTransfer.files[0];
    setOver(false);
    if (!file) return;
    event.preventDefault();
    onChange((await file.slice(0, MAX_LENGTH).text()).slice(0, MAX_LENGTH));
  }

  function handleDragOver(event: DragEvent): void {
    event.preventDefault();
    setOver(true);
  }

  return (
    <div className={styles.content}>
      <Field
        label={{ children: 'Configuration', className: styles.label }}
        hint="A configuration of email-oauth2-proxy, a .env, INI or JSON file, or the addresses of the authorize and token endpoints. Paste it or drop a file here; a secret in it goes into the vault."
      >
        <Textarea
          className={mergeClasses(styles.text, isOver && styles.over)}
          resize="vertical"
          spellCheck={false}
          maxLength={MAX_LENGTH}
          value={text}
          onChange={(_, data) => onChange(data.value)}
          onDrop={(event) => void handleDrop(event)}
          onDragOver={handleDragOver}
          onDragLeave={() => setOver(false)}
        />
      </Field>
      {setup && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>What is found replaces the values of the setup you have begun.</MessageBarBody>
        </MessageBar>
      )}
      {problem && <ProblemCard problem={problem} isPlain />}
    </div>
  );
}
