import type { KeyboardEvent } from 'react';

export interface ListKeys {
  active: number;
  count: number;
  /** Rows that fit on the screen. */
  pageSize: number;
  /** `isRange`: Shift was held; `isLone`: Ctrl was held, and the selection stays as it is. */
  onMove(index: number, how: { isRange: boolean; isLone: boolean }): void;
  onOpen(index: number): void;
  onToggle(index: number): void;
  onAll(): void;
  /** Unfolds (true) or folds the conversation of a row. */
  onFold(index: number, isUnfolded: boolean): void;
}

/** The keys of a list: arrows, Home, End, Page Up, Page Down, Enter, Space and Ctrl+A. */
export function handleListKey(event: KeyboardEvent, keys: ListKeys): void {
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.altKey || keys.count === 0) return;
  const act = actionOf(event, keys, isCommand);
  if (!act) return;
  event.preventDefault();
  act();
}

function actionOf({ key, shiftKey }: KeyboardEvent, keys: ListKeys, isCommand: boolean): (() => void) | null {
  if (isCommand && key.toLowerCase() === 'a') return keys.onAll;
  if (key === ' ') return () => keys.onToggle(keys.active);
  if (key === 'Enter' && !isCommand) return () => keys.onOpen(keys.active);
  if ((key === 'ArrowRight' || key === 'ArrowLeft') && !isCommand && !shiftKey) {
    return () => keys.onFold(keys.active, key === 'ArrowRight');
  }
  const target = targetOf(key, keys);
  if (target === null) return null;
  const index = Math.min(Math.max(target, 0), keys.count - 1);
  return () => keys.onMove(index, { isRange: shiftKey, isLone: isCommand && !shiftKey });
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
