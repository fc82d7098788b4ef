import { useState } from 'react';
import { checkSecret, cleanPaste, type FieldAdvice } from '../../../preload/registration-fields.ts';
import { useCommand } from '../../store/use-command.ts';

/** The client secret while it is typed; once saved it lives in the vault and never comes back. */
export interface SecretDraft {
  text: string;
  advice: FieldAdvice | null;
  isSaving: boolean;
  change(text: string): void;
  /** Puts the text into the vault, unless it is empty or wrong. */
  save(): Promise<void>;
  remove(): Promise<void>;
}

export function useSecret(): SecretDraft {
  const { run, isBusy } = useCommand('setup.setSecret');
  const [text, setText] = useState('');
  const advice = checkSecret(text);

  async function save(): Promise<void> {
    if (text === '' || advice?.level === 'error') return;
    const result = await run({ secret: cleanPaste(text) });
    if (result.ok) setText('');
  }

  async function remove(): Promise<void> {
    setText('');
    await run({ secret: '' });
  }

  return { text, advice, isSaving: isBusy, change: setText, save, remove };
}
