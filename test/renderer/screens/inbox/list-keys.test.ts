import type { KeyboardEvent } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { handleListKey } from '../../../../renderer/screens/inbox/list-keys.ts';

function press(key: string, active: number, modifiers: Partial<KeyboardEvent> = {}) {
  const calls: unknown[] = [];
  const preventDefault = vi.fn();
  handleListKey({ key, preventDefault, ...modifiers } as unknown as KeyboardEvent, {
    active,
    count: 100,
    pageSize: 7,
    onMove: (index, { isRange, isLone }) =>
      calls.push(`${isRange ? 'extend' : isLone ? 'go' : 'move'} ${index}`),
    onOpen: (index) => calls.push(`open ${index}`),
    onToggle: (index) => calls.push(`toggle ${index}`),
    onAll: () => calls.push('all'),
    onFold: (index, isUnfolded) => calls.push(`${isUnfolded ? 'unfold' : 'fold'} ${index}`),
  });
  return { calls, isHandled: preventDefault.mock.calls.length > 0 };
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
    expect(press(key, active)).toEqual({ calls: [`move ${target}`], isHandled: true });
  });

  it.each([
    ['Enter', {}, 'open 5'],
    [' ', {}, 'toggle 5'],
    [' ', { ctrlKey: true }, 'toggle 5'],
    ['a', { ctrlKey: true }, 'all'],
    ['A', { metaKey: true }, 'all'],
    ['ArrowRight', {}, 'unfold 5'],
    ['ArrowLeft', {}, 'fold 5'],
    ['ArrowDown', { shiftKey: true }, 'extend 6'],
    ['ArrowDown', { ctrlKey: true }, 'go 6'],
    ['End', { shiftKey: true, ctrlKey: true }, 'extend 99'],
  ] as [string, Partial<KeyboardEvent>, string][])('"%s" with %j: %s', (key, modifiers, call) => {
    expect(press(key, 5, modifiers)).toEqual({ calls: [call], isHandled: true });
  });

  it('leaves other keys and key combinations to the window', () => {
    expect(press('a', 5).isHandled).toBe(false);
    expect(press('Tab', 5).isHandled).toBe(false);
    expect(press('ArrowDown', 5, { altKey: true }).isHandled).toBe(false);
  });
});
