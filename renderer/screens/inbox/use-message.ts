import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message, Problem } from '../../../preload/contract.ts';
import { useSend } from '../../store/connector.tsx';

export type MessageState =
  | { status: 'loading' }
  | { status: 'ready'; message: Message }
  | { status: 'failed'; problem: Problem };

export interface OpenMessage {
  connectionId: string;
  messageId: string;
  /** Whether the mailbox answers now: once it does again, what failed meanwhile is fetched by itself. */
  isReachable: boolean;
}

/** Fetches the one message that is open. */
export function useMessage({ connectionId, messageId, isReachable }: OpenMessage): {
  state: MessageState;
  retry(): void;
} {
  const send = useSend();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<MessageState>({ status: 'loading' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt fetches anew
  useEffect(() => {
    let isCurrent = true;
    setState({ status: 'loading' });
    void send('mail.message', { connectionId, messageId }).then((result) => {
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
  const hasFailed = useRef(false);
  hasFailed.current = state.status === 'failed';
  useEffect(() => {
    if (isReachable && hasFailed.current) retry();
  }, [isReachable, retry]);
  return { state, retry };
}
