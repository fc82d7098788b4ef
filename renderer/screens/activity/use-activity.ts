import { useEffect, useEffectEvent, useState } from 'react';
import type { ActivityEntry, ActivityFilter } from '../../../preload/contract.ts';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';

/** Entries asked for at first, and with each wish for more. */
const PAGE = 200;

export interface ActivityPage {
  /** Null before the first answer. */
  entries: ActivityEntry[] | null;
  hasMore: boolean;
  more(): void;
}

/** The history that the filter lets through, read again whenever it has news. */
export function useActivity(filter: ActivityFilter): ActivityPage {
  const { activityRevision } = useAppState();
  const { run } = useCommand('activity.list');
  const [limit, setLimit] = useState(PAGE);
  const [page, setPage] = useState<Omit<ActivityPage, 'more'>>({ entries: null, hasMore: false });
  const read = useEffectEvent(async (isNewest: () => boolean) => {
    const answer = await run({ ...filter, limit });
    if (answer.ok && isNewest()) setPage(answer.value);
  });
  const key = JSON.stringify([filter, limit, activityRevision]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the filter or the history changes
  useEffect(() => {
    let isNewest = true;
    void read(() => isNewest);
    return () => {
      isNewest = false;
    };
  }, [key]);
  return { ...page, more: () => setLimit(limit + PAGE) };
}
