import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chromiumCandidates, findChromium } from '../../scripts/find-chromium.mjs';

describe('chromiumCandidates', () => {
  it('takes the one the person names and no other', () => {
    expect(chromiumCandidates('linux', { CONNECTOR_CHROMIUM: '/opt/mine', PATH: '/usr/bin' })).toEqual([
      '/opt/mine',
    ]);
  });

  it('prefers Chromium on the PATH to Chrome and Edge', () => {
    const candidates = chromiumCandidates('linux', { PATH: '/home/bin' });
    expect(candidates[0]).toBe(join('/home/bin', 'chromium'));
    expect(candidates).toContain('/opt/google/chrome/chrome');
    expect(candidates).toContain(join('/usr/bin', 'microsoft-edge'));
  });

  it('looks into both application folders of a Mac', () => {
    const chrome = join('Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome');
    const candidates = chromiumCandidates('darwin', { HOME: '/Users/me' });
    expect(candidates).toContain(join('/Applications', chrome));
    expect(candidates).toContain(join('/Users/me', 'Applications', chrome));
  });

  it("finds Windows' own Edge", () => {
    const candidates = chromiumCandidates('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' });
    expect(candidates.some((path) => path.endsWith('msedge.exe'))).toBe(true);
  });

  it('has nowhere to look on a Windows without program folders', () => {
    expect(chromiumCandidates('win32', {})).toEqual([]);
  });
});

describe('findChromium', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('answers null when the named browser is not there', () => {
    vi.stubEnv('CONNECTOR_CHROMIUM', '/nonexistent/chromium');
    expect(findChromium()).toBeNull();
  });

  it('answers a file that can be run', ({ onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const browser = join(folder, 'browser');
    writeFileSync(browser, '');
    chmodSync(browser, 0o755);
    vi.stubEnv('CONNECTOR_CHROMIUM', browser);
    expect(findChromium()).toBe(browser);
  });
});
