import { describe, expect, it } from 'vitest';
import { lacksBrowser, systemPackages, wantsElectron } from '../../../scripts/setup/needs.mjs';

const BROWSER = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'];
const KEYRING = ['gnome-keyring', 'dbus', 'libsecret-1-0'];

/** A bare Linux machine without a screen. */
const bare = {
  platform: 'linux' as const,
  display: false,
  electron: false,
  chromium: false,
  has: () => false,
};

describe('wantsElectron', () => {
  it('wants Electron where a window can be shown', () => {
    expect(wantsElectron('start', { display: true })).toBe(true);
    expect(wantsElectron('test', { display: true })).toBe(true);
  });

  it('wants no download for a machine without a display or for a mere build', () => {
    expect(wantsElectron('test', { display: false })).toBe(false);
    expect(wantsElectron('build', { display: true })).toBe(false);
  });
});

describe('lacksBrowser', () => {
  it('is content with Electron on a desktop', () => {
    expect(lacksBrowser('start', { electron: true, chromium: false, display: true })).toBe(false);
  });

  it('misses a browser where Electron could not show its window', () => {
    expect(lacksBrowser('start', { electron: true, chromium: false, display: false })).toBe(true);
  });

  it('misses a browser for the tests even beside Electron', () => {
    expect(lacksBrowser('test', { electron: true, chromium: false, display: true })).toBe(true);
  });

  it('needs none to build', () => {
    expect(lacksBrowser('build', { electron: false, chromium: false, display: false })).toBe(false);
  });
});

describe('systemPackages', () => {
  it('brings a browser and a keyring to a bare machine that tests', () => {
    expect(systemPackages('test', bare)).toEqual({
      required: [...BROWSER, ...KEYRING],
      optional: ['python3-msal', 'dovecot-imapd', 'dovecot-pop3d', 'xvfb', 'chromium-headless-shell'],
    });
  });

  it('asks for nothing where all is installed', () => {
    const full = { ...bare, chromium: true, has: () => true };
    expect(systemPackages('test', full)).toEqual({ required: [], optional: [] });
  });

  it('leaves the keyring of a person with a desktop alone', () => {
    expect(systemPackages('start', { ...bare, display: true })).toEqual({ required: BROWSER, optional: [] });
  });

  it('brings a keyring to the demo that replaces the window', () => {
    expect(systemPackages('start', { ...bare, chromium: true }).required).toEqual(KEYRING);
  });

  it('installs only what is missing', () => {
    const has = (name: string) => name !== 'libsecret-1-0';
    expect(systemPackages('demo', { ...bare, chromium: true, has }).required).toEqual(['libsecret-1-0']);
  });

  it.each(['darwin', 'win32'] as const)('installs nothing on %s', (platform) => {
    expect(systemPackages('test', { ...bare, platform })).toEqual({ required: [], optional: [] });
  });
});
