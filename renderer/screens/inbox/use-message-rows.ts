import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MessageSummary, Problem } from '../../../preload/contract.ts';
import { useSend } from '../../store/connector.tsx';

/** Rows fetched at once. */
const PAGE = 100;

interface Page {
  revision: number;
  items: MessageSummary[];
}

export interface MessageRows {
  /** Undefined while the row is on its way. */
  at(index: number): MessageSummary | undefined;
  /** −1 if the message is not among the fetched rows. */
  indexOf(id: string): number;
  /** Sees to it that these rows are fetched and new. */
  need(first: number, last: number): void;
  problem: Problem | null;
  retry(): void;
  /** Changes with every change of the rows. */
  version: number;
}

/**
 * The rows of one inbox, fetched page by page as they come into view. After a change the old rows
 * stay until the new ones are there.
 */
export function useMessageRows(connectionId: string, revision: number): MessageRows {
  const send = useSend();
  const [pages] = useState(() => new Map<number, Page>());
  const [version, setVersion] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wanted = useRef({ first: 0, last: PAGE - 1 });
  const [underWay] = useState(() => new Set<string>());

  const fetchPage = useEffectEvent(async (page: number) => {
    const key = `${page} ${revision}`;
    if (pages.get(page)?.revision === revision || underWay.has(key)) return;
    underWay.add(key);
    const result = await send('mail.list', {
      connectionId,
      folderId: 'inbox',
      offset: page * PAGE,
      limit: PAGE,
    });
    underWay.delete(key);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok || (pages.get(page)?.revision ?? -1) > result.value.revision) return;
    pages.set(page, result.value);
    setVersion((count) => count + 1);
  });

  const fetchWanted = useEffectEvent(() => {
    const { first, last } = wanted.current;
    for (let page = Math.floor(first / PAGE); page * PAGE <= last; page += 1) void fetchPage(page);
  });

  const [request, setRequest] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision or request is the reason
  useEffect(() => fetchWanted(), [revision, request]);

  const need = useCallback((first: number, last: number) => {
    const { current } = wanted;
    if (current.first === first && current.last === last) return;
    wanted.current = { first, last };
    setRequest((count) => count + 1);
  }, []);

  function at(index: number): MessageSummary | undefined {
    return pages.get(Math.floor(index / PAGE))?.items[index % PAGE];
  }

  function indexOf(id: string): number {
    for (const [page, { items }] of pages) {
      const index = items.findIndex((item) => item.id === id);
      if (index >= 0) return page * PAGE + index;
    }
    return -1;
  }

  const retry = useCallback(() => setRequest((count) => count + 1), []);
  return { at, indexOf, need, problem, retry, version };
}
