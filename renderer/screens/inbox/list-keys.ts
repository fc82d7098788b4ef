import type { KeyboardEvent } from 'react';

export interface ListKeys {
  active: number;
  count: number;
  /** Rows that fit on the screen. */
  pageSize: number;
  onMove(index: number): void;
  onOpen(index: number): void;
}

/** The keys of a list: arrows, Home, End, Page Up, Page Down, Enter and Space. */
export function handleListKey(event: KeyboardEvent, keys: ListKeys): void {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.count === 0) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    keys.onOpen(keys.active);
    return;
  }
  const target = targetOf(event.key, keys);
  if (target === null) return;
  event.preventDefault();
  keys.onMove(Math.min(Math.max(target, 0), keys.count - 1));
}

function targetOf(key: string, { active, count, pageSize }: ListKeys): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + pageSize;
    case 'PageUp':
      return active - pageSize;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
