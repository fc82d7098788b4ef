import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSend } from '../../store/connector.tsx';
import { useShowProblem } from '../../store/show-problem.ts';
import type { MailScreen } from './use-mail.ts';

/** A pause in typing after which is looked, in milliseconds. */
const PAUSE = 350;

export interface MailSearch {
  text: string;
  box: RefObject<HTMLInputElement | null>;
  type(text: string): void;
  /** Looks for the same text in all folders, or in the open one. */
  setScope(scope: 'folder' | 'all'): void;
  scope: 'folder' | 'all';
  again(): void;
  clear(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** The search box: looks once the typing pauses; a newer text ends the search for the one before. */
export function useMailSearch(connectionId: string, { mail }: MailScreen): MailSearch {
  const send = useSend();
  const showProblem = useShowProblem();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(mail.search?.text ?? '');
  const [scope, setScope] = useState<'folder' | 'all'>(mail.search?.folderId === null ? 'all' : 'folder');
  const [attempt, setAttempt] = useState(0);
  const { folderId } = mail.open;
  const started = useRef(mail.search?.text ?? '');

  const start = useEffectEvent(async () => {
    const wanted = text.trim();
    if (wanted === '' && started.current === '') return;
    started.current = wanted;
    const place = scope === 'all' ? null : folderId;
    const result = await send('mail.search', { connectionId, text: wanted, folderId: place });
    if (!result.ok) showProblem(result.problem);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them is a new search
  useEffect(() => {
    const timer = setTimeout(() => void start(), text.trim() === '' ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [text, scope, attempt]);

  // Another folder was opened: main has ended the search.
  const folder = useRef(folderId);
  useEffect(() => {
    if (folder.current === folderId) return;
    const wasUnknown = folder.current === 'inbox';
    folder.current = folderId;
    // The Inbox got its id: it is the same folder.
    if (wasUnknown) return;
    started.current = '';
    setText('');
  }, [folderId]);

  function clear(): void {
    setText('');
  }

  return {
    text,
    box,
    scope,
    type: setText,
    setScope,
    again: () => setAttempt((count) => count + 1),
    clear,
    onKeyDown(event) {
      if (event.key !== 'Escape' || text === '') return;
      event.stopPropagation();
      clear();
    },
  };
}
