import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWindowState, MIN_SIZE } from '../../../main/desktop/window-state.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };

describe('fitWindowState', () => {
  it('opens at a comfortable size the first time', () => {
    expect(fitWindowState(null, [SCREEN])).toEqual({ width: 1200, height: 800, maximized: false });
  });

  it('keeps place and size on the same screen', () => {
    const saved = { x: 100, y: 50, width: 900, height: 700, maximized: true };
    expect(fitWindowState(saved, [SCREEN])).toEqual(saved);
  });

  it('forgets the place when that screen is gone', () => {
    const saved = { x: 4000, y: 50, width: 900, height: 700, maximized: false };
    expect(fitWindowState(saved, [SCREEN])).toEqual({ width: 900, height: 700, maximized: false });
  });

  it('never answers a window larger than the screen or smaller than it can be', () => {
    const state = fc.record({
      x: fc.integer(),
      y: fc.integer(),
      width: fc.integer(),
      height: fc.integer(),
      maximized: fc.boolean(),
    });
    fc.assert(
      fc.property(state, (saved) => {
        const fitted = fitWindowState(saved, [SCREEN]);
        expect(fitted.width).toBeGreaterThanOrEqual(MIN_SIZE.width);
        expect(fitted.width).toBeLessThanOrEqual(SCREEN.width);
        expect(fitted.height).toBeGreaterThanOrEqual(MIN_SIZE.height);
        expect(fitted.height).toBeLessThanOrEqual(SCREEN.height);
      }),
    );
  });
});
