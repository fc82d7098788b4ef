import { describe, expect, it } from 'vitest';
import { isInstallNeeded } from '../../../scripts/setup/packages.mjs';

const installed = { lockHash: 'a', stamp: 'a', lockTime: 1000, installedTime: 2000 };

describe('isInstallNeeded', () => {
  it('installs into a fresh clone', () => {
    expect(isInstallNeeded({ ...installed, stamp: null, installedTime: null })).toBe(true);
  });

  it('leaves an up-to-date installation alone, however young the lock file is', () => {
    expect(isInstallNeeded({ ...installed, lockTime: 9000 })).toBe(false);
  });

  it('installs anew when the lock file has changed', () => {
    expect(isInstallNeeded({ ...installed, lockHash: 'b', lockTime: 3000 })).toBe(true);
  });

  it('trusts an installation that somebody made with npm after the lock file', () => {
    expect(isInstallNeeded({ ...installed, stamp: null })).toBe(false);
    expect(isInstallNeeded({ ...installed, lockHash: 'b' })).toBe(false);
  });

  it('does not trust one that is older than the lock file', () => {
    expect(isInstallNeeded({ ...installed, stamp: null, lockTime: 3000 })).toBe(true);
  });
});
