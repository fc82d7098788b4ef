import { expect, it } from 'vitest';
import { createPace, type Power } from '../../../main/connections/pace.ts';
import type { Settings } from '../../../preload/contract.ts';
import { DEFAULT_SETTINGS } from '../../../preload/default-settings.ts';

function pace(settings: Partial<Settings>, power: Partial<Power>, isShown = false) {
  return createPace(
    () => ({ ...DEFAULT_SETTINGS, ...settings }),
    () => ({ onBattery: false, isLocked: false, ...power }),
  )(isShown);
}

it('looks at the mailbox on screen more often, but not more often than is wanted', () => {
  expect(pace({ pollSeconds: 300 }, {})).toEqual({ ms: 300_000 });
  expect(pace({ pollSeconds: 300 }, {}, true)).toEqual({ ms: 15_000 });
});

it('saves on battery and while the screen is locked, as the person has chosen', () => {
  expect(pace({ onBattery: 'slower' }, { onBattery: true }, true)).toEqual({ ms: 240_000 });
  expect(pace({ onBattery: 'pause' }, { onBattery: true })).toEqual({ heldBy: 'battery' });
  expect(pace({ onBattery: 'as-usual' }, { onBattery: true })).toEqual({ ms: 60_000 });
  expect(pace({ whenLocked: 'pause' }, { isLocked: true })).toEqual({ heldBy: 'locked' });
  expect(pace({ whenLocked: 'slower' }, { isLocked: false })).toEqual({ ms: 60_000 });
});
