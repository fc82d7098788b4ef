import type { KeyboardEvent } from 'react';
import type { MailDeeds } from './use-mail-deeds.ts';

export interface MailKeys {
  deeds: MailDeeds;
  search(): void;
  showKeys(): void;
  leave(): void;
}

/** The keys of the mail screen, as in Outlook; those that are typed into a field are its own. */
export function handleMailKey(event: KeyboardEvent, keys: MailKeys): void {
  const command = commandOf(event);
  // React passes on what happens in a dialog to where it was written.
  const isElsewhere = !event.currentTarget.contains(event.target as Node);
  const act = command && !isElsewhere ? actionOf(command, keys) : null;
  const isTyping = (event.target as Element).closest('input, textarea, [contenteditable]') !== null;
  if (!act || (isTyping && command !== 'Ctrl+e')) return;
  event.preventDefault();
  act();
}

function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string | null {
  if (altKey) return null;
  const isPlain = key.length === 1 && !ctrlKey && !metaKey;
  if (isPlain) return key === '?' ? '?' : null;
  const control = ctrlKey || metaKey ? 'Ctrl+' : '';
  return `${control}${shiftKey ? 'Shift+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;
}

function actionOf(command: string, { deeds, search, showKeys, leave }: MailKeys): (() => void) | null {
  switch (command) {
    case 'Delete':
      return deeds.remove;
    case 'Ctrl+q':
      return () => deeds.markRead(true);
    case 'Ctrl+u':
      return () => deeds.markRead(false);
    case 'Insert':
      return () => deeds.flag(!deeds.targets.hasFlagged);
    case 'Ctrl+Shift+v':
      return deeds.askWhere;
    case 'Ctrl+z':
      return deeds.undo;
    case 'Ctrl+e':
      return search;
    case '?':
      return showKeys;
    case 'Escape':
      return leave;
    default:
      return null;
  }
}
