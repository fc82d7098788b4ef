import { useCallback, useEffect, useState } from 'react';
import type { Message, Problem } from '../../../preload/contract.ts';
import { useSend } from '../../store/connector.tsx';

export type MessageState =
  | { status: 'loading' }
  | { status: 'ready'; message: Message }
  | { status: 'failed'; problem: Problem };

/** Fetches the one message that is open. */
export function useMessage(connectionId: string, messageId: string): { state: MessageState; retry(): void } {
  const send = useSend();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<MessageState>({ status: 'loading' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt fetches anew
  useEffect(() => {
    let isCurrent = true;
    setState({ status: 'loading' });
    void send('inbox.message', { connectionId, messageId }).then((result) => {
      if (!isCurrent) return;
      setState(
        result.ok
          ? { status: 'ready', message: result.value }
          : { status: 'failed', problem: result.problem },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [send, connectionId, messageId, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { state, retry };
}
