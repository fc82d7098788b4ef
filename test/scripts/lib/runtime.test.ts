import { describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../scripts/lib/display.mjs';
import { chooseRuntime } from '../../../scripts/lib/runtime.mjs';

const both = { electron: '/e', chromium: '/c', display: true };

describe('chooseRuntime', () => {
  it('prefers Electron', () => {
    expect(chooseRuntime(both)).toEqual({ kind: 'electron', path: '/e' });
  });

  it('takes Chromium without Electron and says why', () => {
    expect(chooseRuntime({ ...both, electron: null })).toEqual({
      kind: 'chromium',
      path: '/c',
      why: 'Electron is not installed',
    });
  });

  it('takes Chromium where Electron could not show its window', () => {
    expect(chooseRuntime({ ...both, display: false })).toMatchObject({
      kind: 'chromium',
      why: 'Electron needs a display',
    });
  });

  it('obeys the person who asks for Chromium', () => {
    expect(chooseRuntime({ ...both, wanted: 'chromium' })).toMatchObject({ kind: 'chromium' });
  });

  it('does not fall back where Electron is asked for', () => {
    expect(chooseRuntime({ ...both, electron: null, wanted: 'electron' })).toEqual({
      kind: 'none',
      why: 'Electron is not installed',
    });
  });

  it('says what is missing when there is neither', () => {
    expect(chooseRuntime({ electron: null, chromium: null, display: true })).toEqual({
      kind: 'none',
      why: 'Electron is not installed, and no Chromium browser was found',
    });
  });
});

describe('hasDisplay', () => {
  it('believes the environment on Linux', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  });

  it.each(['darwin', 'win32'] as const)('takes a desktop for granted on %s', (platform) => {
    expect(hasDisplay(platform, {})).toBe(true);
  });
});
