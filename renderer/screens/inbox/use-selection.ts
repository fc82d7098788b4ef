import { useState } from 'react';
import { MAX_SELECTED } from '../../../preload/mail-limits.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useSend } from '../../store/connector.tsx';
import type { ListSource, MessageRows } from './message-rows.ts';

/** The messages that are selected, by id, and where a range begins. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Only this one. */
  set(id: string, index: number): void;
  toggle(id: string, index: number): void;
  /** From where the selection began to this line. */
  extendTo(index: number): void;
  /** As many as one action may change. */
  all(): void;
  clear(): void;
}

const NONE: ReadonlySet<string> = new Set();

/** What is selected in a list; lines that were never seen are asked for by their place. */
export function useSelection(source: ListSource, rows: MessageRows): Selection {
  const send = useSend();
  const announce = useAnnounce();
  const [held, setHeld] = useState({ rows, ids: NONE, anchor: 0 });
  // Another list begins without a selection.
  const { ids, anchor } = held.rows === rows ? held : { ids: NONE, anchor: 0 };

  async function range(first: number, count: number): Promise<void> {
    const { connectionId, folderId, view } = source;
    const limit = Math.min(count, MAX_SELECTED);
    const result = await send('mail.ids', { connectionId, folderId, view, offset: first, limit });
    if (!result.ok) return;
    setHeld({ rows, ids: new Set(result.value), anchor });
    const most = count > MAX_SELECTED ? ', the most at once' : '';
    announce(`${result.value.length} messages selected${most}`);
  }

  return {
    ids,
    set(id, index) {
      setHeld({ rows, ids: new Set([id]), anchor: index });
    },
    toggle(id, index) {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setHeld({ rows, ids: next, anchor: index });
    },
    extendTo(index) {
      const first = Math.min(anchor, index);
      void range(first, Math.abs(anchor - index) + 1);
    },
    all: () => void range(0, Math.max(1, rows.total() ?? 1)),
    clear: () => setHeld({ rows, ids: NONE, anchor }),
  };
}
