import { useCallback, useMemo, useState } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';

export interface Selection {
  ids: ReadonlySet<string>;
  has(id: string): boolean;
  toggle(id: string): void;
  /** All of these, or none of them when they are all chosen already. */
  toggleAll(ids: readonly string[]): void;
  clear(): void;
}

/** The mailboxes that are chosen; those that are gone are chosen no more. */
export function useSelection(connections: readonly ConnectionView[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(
    () => new Set(connections.map(({ id }) => id).filter((id) => chosen.has(id))),
    [connections, chosen],
  );
  const toggle = useCallback((id: string) => setChosen((before) => flip(before, id)), []);
  return {
    ids,
    has: (id) => ids.has(id),
    toggle,
    toggleAll: (all) => setChosen(all.every((id) => ids.has(id)) ? new Set() : new Set(all)),
    clear: () => setChosen(new Set()),
  };
}

function flip(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
