import { describe, expect, it } from 'vitest';
import { downloadUrl } from '../../../scripts/setup/electron.mjs';
import { isOld } from '../../../scripts/setup/failures.mjs';

const HOUR_MS = 60 * 60 * 1000;

describe('downloadUrl', () => {
  it('asks the release of this very version', () => {
    expect(downloadUrl('45.4.1', {})).toBe(
      'https://github.com/electron/electron/releases/download/v45.4.1/SHASUMS256.txt',
    );
  });

  it("asks the company's mirror where one is set", () => {
    expect(downloadUrl('45.4.1', { ELECTRON_MIRROR: 'https://mirror.example/electron/' })).toBe(
      'https://mirror.example/',
    );
    expect(downloadUrl('45.4.1', { npm_config_electron_mirror: 'https://mirror.example/x/' })).toBe(
      'https://mirror.example/',
    );
  });
});

describe('isOld', () => {
  it('lets a failure keep later starts from trying for a day', () => {
    expect(isOld(0, 23 * HOUR_MS)).toBe(false);
    expect(isOld(0, 24 * HOUR_MS)).toBe(true);
  });
});
