import type { KeyboardEvent } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { handleListKey } from '../../../../renderer/screens/inbox/list-keys.ts';

function press(key: string, active: number, modifiers: Partial<KeyboardEvent> = {}) {
  const onMove = vi.fn();
  const onOpen = vi.fn();
  const preventDefault = vi.fn();
  handleListKey({ key, preventDefault, ...modifiers } as unknown as KeyboardEvent, {
    active,
    count: 100,
    pageSize: 7,
    onMove,
    onOpen,
  });
  return {
    moved: onMove.mock.calls.flat(),
    opened: onOpen.mock.calls.flat(),
    isHandled: preventDefault.mock.calls.length > 0,
  };
}

describe('handleListKey', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['PageDown', 5, 12],
    ['PageUp', 50, 43],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 97, 99],
    ['PageUp', 3, 0],
  ])('%s on row %i moves to row %i', (key, active, target) => {
    expect(press(key, active)).toEqual({ moved: [target], opened: [], isHandled: true });
  });

  it.each(['Enter', ' '])('opens the row with the key "%s"', (key) => {
    expect(press(key, 5)).toEqual({ moved: [], opened: [5], isHandled: true });
  });

  it('leaves other keys and key combinations to the window', () => {
    expect(press('a', 5).isHandled).toBe(false);
    expect(press('Tab', 5).isHandled).toBe(false);
    expect(press('ArrowDown', 5, { ctrlKey: true }).isHandled).toBe(false);
  });
});
