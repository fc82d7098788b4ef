import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ListRow, ListView, Problem } from '../../../preload/contract.ts';
import { useSend } from '../../store/connector.tsx';

/** Rows fetched at once. */
const PAGE = 100;

interface Page {
  /** Of which state of the list these are. */
  stamp: string;
  revision: number;
  items: ListRow[];
}

export interface MessageRows {
  /** Lines of the list; null until the first of them are there. */
  total: number | null;
  /** Undefined while the row is on its way. */
  at(index: number): ListRow | undefined;
  /** −1 if the message is not among the fetched rows. */
  indexOf(id: string): number;
  /** Sees to it that these rows are fetched and new. */
  need(first: number, last: number): void;
  problem: Problem | null;
  retry(): void;
  /** Changes with every change of the rows. */
  version: number;
}

export interface ListSource {
  connectionId: string;
  folderId: string;
  revision: number;
  view: ListView;
}

/**
 * The rows of one list, fetched page by page as they come into view. After a change the old rows stay
 * until the new ones are there.
 */
export function useMessageRows({ connectionId, folderId, revision, view }: ListSource): MessageRows {
  const send = useSend();
  const [pages] = useState(() => new Map<number, Page>());
  const [version, setVersion] = useState(0);
  const [total, setTotal] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wanted = useRef({ first: 0, last: PAGE - 1 });
  const [underWay] = useState(() => new Set<string>());
  const stamp = `${revision} ${view.expanded.join(' ')}`;

  const fetchPage = useEffectEvent(async (page: number) => {
    const key = `${page} ${stamp}`;
    if (pages.get(page)?.stamp === stamp || underWay.has(key)) return;
    underWay.add(key);
    const range = { offset: page * PAGE, limit: PAGE, view };
    const result = await send('mail.list', { connectionId, folderId, ...range });
    underWay.delete(key);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok || (pages.get(page)?.revision ?? -1) > result.value.revision) return;
    pages.set(page, { ...result.value, stamp });
    setTotal(result.value.total);
    setVersion((count) => count + 1);
  });

  const fetchWanted = useEffectEvent(() => {
    const { first, last } = wanted.current;
    for (let page = Math.floor(first / PAGE); page * PAGE <= last; page += 1) void fetchPage(page);
  });

  const [request, setRequest] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the list or a request is the reason
  useEffect(() => fetchWanted(), [stamp, request]);

  const need = useCallback((first: number, last: number) => {
    const { current } = wanted;
    if (current.first === first && current.last === last) return;
    wanted.current = { first, last };
    setRequest((count) => count + 1);
  }, []);

  function at(index: number): ListRow | undefined {
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
  return { total, at, indexOf, need, problem, retry, version };
}
